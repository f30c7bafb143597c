//! The one sort of the module: sorting each type by code of its own makes five kilobytes each.

/// Puts a list in the order of a number; those of one number stay in the order they stand in. Numbers beyond 32 bits count as the
/// greatest of these.
pub(crate) fn by_number<T>(list: &mut Vec<T>, number: impl Fn(&T) -> usize) {
    if list.is_sorted_by_key(&number) {
        return;
    }
    let entry =
        |(place, each): (usize, &T)| u64::from(u32::try_from(number(each)).unwrap_or(u32::MAX)) << 32 | place as u64;
    let mut order: Vec<u64> = list.iter().enumerate().map(entry).collect();
    order.sort_unstable();
    let mut from: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.iter().filter_map(|entry| from.get_mut(*entry as u32 as usize)?.take()));
}

#[cfg(test)]
mod tests {
    use super::by_number;

    #[test]
    fn those_of_one_number_stay_in_their_order() {
        let mut list: Vec<(usize, &str)> = vec![(7, "a"), (2, "b"), (7, "c"), (usize::MAX, "d"), (0, "e"), (2, "f")];
        by_number(&mut list, |each| each.0);
        assert_eq!(list, [(0, "e"), (2, "b"), (2, "f"), (7, "a"), (7, "c"), (usize::MAX, "d")]);
    }
}
