// Generated from src/verdict/fallback.rs by `cargo xtask types --write`. Do not edit.
import type { DialogView, FallbackView } from "./messages";

const ALIKE: Pick<DialogView, "clause" | "editStep" | "icon" | "more" | "preview" | "reasonStep" | "rows" | "state"> = {
  "clause": null,
  "editStep": null,
  "icon": "unplugged",
  "more": null,
  "preview": null,
  "reasonStep": null,
  "rows": [],
  "state": "off"
};

export const FALLBACK: Record<"fr" | "en", FallbackView> = {
"fr": {
  "chipOff": {
    "close": "Fermer",
    "icon": "unplugged",
    "lang": "fr-CA",
    "text": "Vérification impossible; nouvel essai à l’envoi"
  },
  "paste": {
    "checking": {
      "close": "Fermer",
      "icon": "pause",
      "lang": "fr-CA",
      "text": "Vérification du texte collé…"
    },
    "orphaned": {
      ...ALIKE,
      "actions": [
        {
          "action": "reload",
          "label": "Recharger la page",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Annuler",
          "style": "secondary"
        }
      ],
      "footer": "Rien n’a été collé ni envoyé.",
      "lang": "fr-CA",
      "organisation": "Protection des renseignements",
      "title": "Balise a été mise à jour",
      "why": "La page doit être rechargée avant d’y coller du texte. Copiez d’abord ce que vous avez écrit.",
      "word": "Vérification impossible"
    },
    "unplaced": {
      ...ALIKE,
      "actions": [
        {
          "action": "retry",
          "label": "Réessayer",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Annuler",
          "style": "secondary"
        }
      ],
      "footer": "L’analyse se fait sur cet ordinateur.",
      "lang": "fr-CA",
      "organisation": "Protection des renseignements",
      "title": "Le texte n’a pas pu être placé",
      "why": "La page ne l’a pas pris. Relisez la zone de message avant d’envoyer.",
      "word": "Insertion impossible"
    },
    "unreachable": {
      ...ALIKE,
      "actions": [
        {
          "action": "retry",
          "label": "Réessayer",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Annuler",
          "style": "secondary"
        }
      ],
      "footer": "Rien n’a été collé ni envoyé.",
      "lang": "fr-CA",
      "organisation": "Protection des renseignements",
      "title": "Le collage n’a pas pu être vérifié",
      "why": "Le moteur de vérification ne répond pas. Le texte reste dans le presse-papiers; réessayez.",
      "word": "Vérification impossible"
    }
  },
  "send": {
    "checking": {
      "close": "Fermer",
      "icon": "pause",
      "lang": "fr-CA",
      "text": "Vérification du message…"
    },
    "orphaned": {
      ...ALIKE,
      "actions": [
        {
          "action": "reload",
          "label": "Recharger la page",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Annuler",
          "style": "secondary"
        }
      ],
      "footer": "Rien n’a été envoyé.",
      "lang": "fr-CA",
      "organisation": "Protection des renseignements",
      "title": "Balise a été mise à jour",
      "why": "La page doit être rechargée avant l’envoi. Copiez d’abord ce que vous avez écrit.",
      "word": "Vérification impossible"
    },
    "unplaced": {
      ...ALIKE,
      "actions": [
        {
          "action": "retry",
          "label": "Réessayer",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Annuler",
          "style": "secondary"
        }
      ],
      "footer": "L’analyse se fait sur cet ordinateur.",
      "lang": "fr-CA",
      "organisation": "Protection des renseignements",
      "title": "Le texte n’a pas pu être placé",
      "why": "La page ne l’a pas pris. Relisez la zone de message avant d’envoyer.",
      "word": "Insertion impossible"
    },
    "unreachable": {
      ...ALIKE,
      "actions": [
        {
          "action": "retry",
          "label": "Réessayer",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Annuler",
          "style": "secondary"
        }
      ],
      "footer": "Rien n’a été envoyé.",
      "lang": "fr-CA",
      "organisation": "Protection des renseignements",
      "title": "Le message n’a pas pu être vérifié",
      "why": "Le moteur de vérification ne répond pas. Le texte reste dans la zone de message; réessayez.",
      "word": "Vérification impossible"
    }
  }
},
"en": {
  "chipOff": {
    "close": "Close",
    "icon": "unplugged",
    "lang": "en-CA",
    "text": "Cannot check now; will try again when you send"
  },
  "paste": {
    "checking": {
      "close": "Close",
      "icon": "pause",
      "lang": "en-CA",
      "text": "Checking the pasted text…"
    },
    "orphaned": {
      ...ALIKE,
      "actions": [
        {
          "action": "reload",
          "label": "Reload the page",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Cancel",
          "style": "secondary"
        }
      ],
      "footer": "Nothing was pasted or sent.",
      "lang": "en-CA",
      "organisation": "Information protection",
      "title": "Balise was updated",
      "why": "The page must be reloaded before text is pasted into it. First copy what you wrote.",
      "word": "Cannot check"
    },
    "unplaced": {
      ...ALIKE,
      "actions": [
        {
          "action": "retry",
          "label": "Try again",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Cancel",
          "style": "secondary"
        }
      ],
      "footer": "The analysis is done on this computer.",
      "lang": "en-CA",
      "organisation": "Information protection",
      "title": "The text could not be placed",
      "why": "The page did not take it. Read the message box before sending.",
      "word": "Cannot insert"
    },
    "unreachable": {
      ...ALIKE,
      "actions": [
        {
          "action": "retry",
          "label": "Try again",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Cancel",
          "style": "secondary"
        }
      ],
      "footer": "Nothing was pasted or sent.",
      "lang": "en-CA",
      "organisation": "Information protection",
      "title": "The paste could not be checked",
      "why": "The checking engine does not answer. The text is still on the clipboard; try again.",
      "word": "Cannot check"
    }
  },
  "send": {
    "checking": {
      "close": "Close",
      "icon": "pause",
      "lang": "en-CA",
      "text": "Checking the message…"
    },
    "orphaned": {
      ...ALIKE,
      "actions": [
        {
          "action": "reload",
          "label": "Reload the page",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Cancel",
          "style": "secondary"
        }
      ],
      "footer": "Nothing was sent.",
      "lang": "en-CA",
      "organisation": "Information protection",
      "title": "Balise was updated",
      "why": "The page must be reloaded before you send. First copy what you wrote.",
      "word": "Cannot check"
    },
    "unplaced": {
      ...ALIKE,
      "actions": [
        {
          "action": "retry",
          "label": "Try again",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Cancel",
          "style": "secondary"
        }
      ],
      "footer": "The analysis is done on this computer.",
      "lang": "en-CA",
      "organisation": "Information protection",
      "title": "The text could not be placed",
      "why": "The page did not take it. Read the message box before sending.",
      "word": "Cannot insert"
    },
    "unreachable": {
      ...ALIKE,
      "actions": [
        {
          "action": "retry",
          "label": "Try again",
          "style": "primary"
        },
        {
          "action": "cancel",
          "label": "Cancel",
          "style": "secondary"
        }
      ],
      "footer": "Nothing was sent.",
      "lang": "en-CA",
      "organisation": "Information protection",
      "title": "The message could not be checked",
      "why": "The checking engine does not answer. The text is still in the message box; try again.",
      "word": "Cannot check"
    }
  }
},
};
