//! The memory of the program: who makes it, and when what was only needed for a while goes back.

/// A list that comes in is a great many small texts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Gives what is free back to the computer. The allocator would keep the room that a password was
/// stretched in (64 MiB), or a file read into, for the next one.
pub fn give_back() {
    #[expect(unsafe_code, reason = "it takes no pointer and may be called at any time")]
    unsafe {
        libmimalloc_sys::mi_collect(true);
    }
}
