//! What findings say of each other: the postal code after an address is of the same person, and in a list of birthdays each line
//! with a name and a date is one.

use super::contact;
use super::context::Term;
use super::kind::Kind;
use super::life;
use super::look::{Candidate, Look};

/// Words between an address and its postal code, at most: the municipality, the province.
const AFTER_ADDRESS: usize = 9;
/// Words between the heading of a list of birthdays and its first line, or between its lines.
const HEADING: usize = 24;

/// The postal codes right after addresses of persons.
pub(crate) fn postal_codes(look: &Look, found: &[Candidate]) -> Vec<Candidate> {
    let addresses = found.iter().filter(|found| found.kind == Kind::PostalAddress);
    let mut codes: Vec<Candidate> = Vec::new();
    for address in addresses {
        let near = address.last + 1..address.last + 1 + AFTER_ADDRESS;
        let code = near.into_iter().find_map(|token| contact::postal_shape(look, token));
        if let Some((first, last)) = code
            && codes.last().is_none_or(|code| code.last < first)
        {
            codes.push(look.candidate(first, last, Kind::PostalCode, "postal_code.after_address").sure(0.9));
        }
    }
    codes
}

/// The dates of a list of birthdays: lines with a name and a date, under words that speak of births.
pub(crate) fn birthdays(look: &Look, found: &[Candidate]) -> Vec<Candidate> {
    let mut dates: Vec<Candidate> = Vec::new();
    let heading = |hit: &&super::context::Hit| hit.term == Term::DateOfBirth;
    let Some(first) = look.t.hits.iter().find(heading) else { return dates };
    let mut reach = first.last as usize + HEADING;
    for name in found.iter().filter(|found| found.kind == Kind::PersonName && found.last > first.last as usize) {
        let near = look.t.hits.iter().rev().filter(heading).find(|hit| (hit.last as usize) < name.last);
        reach = reach.max(near.map_or(0, |hit| hit.last as usize + HEADING));
        if name.last > reach {
            continue;
        }
        // The date stands on the line of the name.
        let line = (name.last + 1..name.last + 6).take_while(|token| !look.t.between(token - 1).contains(&b'\n'));
        let date = line.filter(|token| look.digits(*token) > 0).find_map(|token| life::date(look, token));
        // In a table the heading of the column tells.
        if let Some((from, to)) = date.filter(|(from, _)| (look.column)(*from).is_none()) {
            reach = to + HEADING;
            if dates.last().is_none_or(|date| date.last < from) {
                dates.push(look.candidate(from, to, Kind::DateOfBirth, "date_of_birth.list").dated().sure(0.8));
            }
        }
    }
    dates
}
