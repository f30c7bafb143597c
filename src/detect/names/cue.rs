//! Words around names, from `data/phrases/cue.toml`.

/// What a word around a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Cue {
    /// « Mme », « Mr. ».
    Title = 1,
    /// What a private person is to the writer: « citoyenne », « tenant ».
    Relation,
    /// The label of a form.
    Label,
    /// Who acts in a public role.
    Official,
    /// A thoroughfare.
    Street,
    /// A place, a building.
    Place,
    /// An organisation, a firm, a prize.
    Organisation,
    /// A law, a case, a method, a disease.
    Law,
    /// « Saint », « Notre-Dame ».
    Saint,
    /// A month, a day, a season, a feast.
    Month,
    /// « de », « van », « ben ».
    Particle,
    /// « et », « and ».
    And,
    /// « Bonjour », « Dear ».
    Greeting,
    /// « Cordialement », « Regards ».
    Closing,
    /// What only persons do.
    Does,
    /// What is asked of somebody, before the name.
    Ask,
    /// Pronouns, articles and the like, which begin sentences with a capital.
    Function,
}
