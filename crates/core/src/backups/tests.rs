//! Archives that someone with the key made to do harm, and what is refused of them.

