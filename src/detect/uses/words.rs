//! The words of requests, from `data/phrases/use.toml`.

/// What a word or group of words says of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Use {
    /// A verb of command, where it begins a clause.
    Ask,
    /// « Peux-tu », "I need".
    Opener,
    /// A greeting, or what stands between two commands.
    Lead,
    /// « À partir de »: a command may follow after a comma.
    Given,
    /// A verb of rewording or explaining: what follows is material.
    Material,
    /// A form, a policy, a course: what is made for people to use.
    Document,
    /// A person decides or checks after all.
    Human,
    /// A question.
    Wonder,
    /// A script, a tool.
    Tool,
    /// To evaluate, to rank.
    Judge,
    /// To sort, to compare.
    Compare,
    /// The best, the worst.
    Best,
    /// A rating, a ranking.
    Rating,
    /// What do you think of.
    View,
    /// Who may have something.
    Eligible,
    /// To decide, to grant.
    Decide,
    /// What decides by itself.
    Verdict,
    /// « Doit-on ».
    Should,
    /// « Qui », « laquelle ».
    Which,
    /// A permit, a fine, a bid.
    Matter,
    /// People outside.
    Citizen,
    /// People at work or who apply for work.
    Worker,
    /// Performance, attitude.
    Trait,
    /// What judges people at work by itself.
    Appraisal,
    /// To hire, to dismiss.
    Hire,
    /// In alphabetical order.
    Sorting,
    /// Costs, needs: no person.
    Thing,
    /// To watch.
    Watch,
    /// To gather, to find out.
    Dig,
    /// Other people who may be watched.
    Watched,
    /// Where their doings show.
    Channel,
    /// What they leave behind without saying it.
    Trace,
    /// Somebody who does not want to be known.
    Anonymous,
    /// Why they are looked for.
    Against,
    /// Where somebody can be found.
    Whereabouts,
    /// What is put together about somebody.
    Dossier,
    /// Gone through to know.
    Snooping,
    /// Living somewhere.
    Residence,
    /// What watches by itself.
    Surveillance,
    /// A means whose only end is to watch.
    Spyware,
    /// To pass for.
    Pose,
    /// A real person by their office.
    Figure,
    /// What shows or sounds like somebody.
    Medium,
    /// To make it.
    Make,
    /// What somebody is made to say or sign.
    Words,
    /// Without them.
    Unknowing,
    /// What passes for somebody by itself.
    Deepfake,
    /// An opinion that only a professional gives.
    Opinion,
    /// Whether something is lawful.
    Lawful,
    /// Without validation.
    Unvalidated,
    /// Doing without somebody.
    Without,
    /// A lawyer, an accountant.
    Professional,
    /// Yes or no.
    Choice,
    /// Money matters.
    Financial,
    /// What a search engine answers.
    Lookup,
    /// Open or closed.
    Opening,
}

impl Use {
    /// Whether a request may be told by it: a text without any asks for no use.
    pub(crate) fn tells(self) -> bool {
        !matches!(
            self,
            Self::Ask
                | Self::Opener
                | Self::Lead
                | Self::Given
                | Self::Material
                | Self::Document
                | Self::Human
                | Self::Wonder
                | Self::Tool
                | Self::Sorting
                | Self::Thing
                | Self::Make
                | Self::Which
        )
    }

    /// Whether it commands, where it begins a clause.
    pub(crate) fn commands(self) -> bool {
        matches!(
            self,
            Self::Ask
                | Self::Material
                | Self::Judge
                | Self::Compare
                | Self::Decide
                | Self::Verdict
                | Self::Watch
                | Self::Dig
                | Self::Pose
                | Self::Make
                | Self::Deepfake
                | Self::Hire
                | Self::Surveillance
        )
    }
}

/// What says that something is handed over altogether, from `data/phrases/handed.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Handed {
    /// Nobody will check it; it goes out as it is.
    Unchecked,
    /// What an analysis gives: a conclusion, a figure, a diagnosis.
    Analysis,
    /// One of two answers, for each.
    Pair,
    /// To be told when somebody does something.
    Alert,
    /// As if it came from another.
    Guise,
    /// Nobody is to see it.
    Hidden,
    /// Sent, posted, published.
    Published,
    /// To search the web.
    WebSearch,
}
