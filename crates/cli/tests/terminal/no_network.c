/* Runs a program that is ended by the kernel at its first attempt to open a socket which is not
 * local, or to wait for anybody's connection. Needs no rights. Local sockets (AF_UNIX) stay: the
 * keychain of the desktop is asked over one.
 *
 * no_network PROGRAM ARGUMENTS...   runs the program
 * no_network --try                  makes the attempt itself, to show that it is noticed
 */
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#else
#error "this machine has no filter here yet"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define END BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
#define UNLESS(number, skipped) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, (skipped))
#define NEVER(number) UNLESS(number, 1), END

int main(int count, char **words) {
    struct sock_filter filter[] = {
        LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0), END,
        LOAD(nr),
        NEVER(SYS_bind), NEVER(SYS_listen), NEVER(SYS_accept), NEVER(SYS_accept4),
        NEVER(425 /* io_uring_setup: it has sockets of its own */),
        UNLESS(SYS_socket, 3), LOAD(args[0]), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0), END,
        ALLOW,
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
    if (count < 2) return 125;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) {
        perror("no filter");
        return 125;
    }
    if (!strcmp(words[1], "--try")) return socket(AF_INET, SOCK_DGRAM, 0) < 0;
    execv(words[1], words + 1);
    perror(words[1]);
    return 125;
}
