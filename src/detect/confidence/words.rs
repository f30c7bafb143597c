//! The words of confidence, from `data/phrases/confidence.toml`.

/// What a word or group of words says of a document or of what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Confidence {
    /// « Ne pas diffuser »: a marking where a clause begins with it.
    Order,
    /// « Strictement confidentiel »: a marking wherever it stands.
    Mark,
    /// « Confidentiel »: a marking as a stamp only.
    Stamp,
    /// The sentences at the foot of e-mails.
    Disclaimer,
    /// It is spoken of markings.
    About,
    /// The number after it is that of somebody's file.
    File,
    /// The number after it is that of a taxed property.
    Roll,
    /// The number after it is public.
    PublicNumber,
    /// A position in a negotiation or a lawsuit.
    Stance,
    /// A limit, which is one only of a position.
    Limit,
    /// Whose position or opinion.
    Side,
    /// Who advises.
    Lawyer,
    /// To think, to advise.
    Thinks,
    /// To win, to lose.
    Odds,
    /// Who leaves, who is let go.
    Departure,
    /// A complaint, an inquiry.
    Complaint,
    /// People of the house.
    Insider,
    /// Tenders that are not opened.
    Unopened,
    /// Who bids, or how a bid is ranked.
    Bidder,
    /// Where a site is weak.
    Security,
    /// It is public, or spoken of in general.
    Open,
    /// Rules speak so.
    Modal,
    /// Rights reserved.
    Rights,
    /// Rights, before a year or a holder.
    Copyright,
}
