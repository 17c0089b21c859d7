/* A disk that fails: preloaded, it lets the calls before the FAULT_AT-th that change something below
 * FAULT_UNDER through, and fails that one and every later one with FAULT_ERRNO; with FAULT_WHILE only
 * as long as there is such a file. With an errno of 0 it is a slow one: the calls wait for as long as
 * there is such a file. How many such calls there were is written to FAULT_COUNT when the
 * program ends. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;
static const char *under, *meanwhile;
static long at;
static int fault;

__attribute__((constructor)) static void begin(void) {
    const char *number = getenv("FAULT_AT"), *code = getenv("FAULT_ERRNO");
    under = getenv("FAULT_UNDER");
    meanwhile = getenv("FAULT_WHILE");
    at = number ? atol(number) : LONG_MAX;
    fault = code ? atoi(code) : ENOSPC;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld", atomic_load(&calls));
        fclose(file);
    }
}

static int fails(const char *path) {
    if (!under || strncmp(path, under, strlen(under))) return 0;
    if (atomic_fetch_add(&calls, 1) + 1 < at) return 0;
    int before = errno;
    while (!fault && meanwhile && !access(meanwhile, F_OK)) usleep(5000);
    if (!fault || (meanwhile && access(meanwhile, F_OK))) return errno = before, 0;
    errno = fault;
    return 1;
}

static int fails_for(int fd) {
    char link[64], path[PATH_MAX];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(type, name, ...)                                                   \
    static type (*real)(__VA_ARGS__);                                           \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return fails_for(fd) ? -1 : real(fd, bytes, count);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    return fails_for(fd) ? -1 : real(fd, parts, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t place) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return fails_for(fd) ? -1 : real(fd, bytes, count, place);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t place) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return fails_for(fd) ? -1 : real(fd, bytes, count, place);
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    return fails_for(fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return fails_for(fd) ? -1 : real(fd);
}

int ftruncate(int fd, off_t length) {
    REAL(int, "ftruncate", int, off_t);
    return fails_for(fd) ? -1 : real(fd, length);
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    return fails_for(fd) ? -1 : real(fd, length);
}

ssize_t copy_file_range(int from, off64_t *read, int to, off64_t *written, size_t count, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    return fails_for(to) ? -1 : real(from, read, to, written, count, flags);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return fails(to) ? -1 : real(from, to);
}
