//! Paths in trees: `华东/上海`.

/// The names from the top down to a node.
pub fn path<'a, T>(
    node: &'a T,
    name: impl Fn(&'a T) -> &'a str,
    above: impl Fn(&'a T) -> Option<&'a T>,
) -> String {
    let mut names = vec![name(node)];
    let mut next = above(node);
    while let Some(node) = next {
        names.push(name(node));
        next = above(node);
    }
    names.reverse();
    names.join("/")
}
