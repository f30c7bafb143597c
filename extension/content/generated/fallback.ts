// Generated from src/verdict/fallback.rs by `cargo xtask types --write`. Do not edit.
import type { FallbackView } from "./messages";

export const FALLBACK: Record<"fr" | "en", FallbackView> = {
"fr": {
  "paste": {
    "unreachable": {
      "lang": "fr-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Vérification impossible",
      "organisation": "Protection des renseignements",
      "title": "Le collage n’a pas pu être vérifié",
      "why": "Le moteur de vérification ne répond pas. Le texte reste dans le presse-papiers; réessayez.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "Rien n’a été collé ni envoyé."
    },
    "orphaned": {
      "lang": "fr-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Vérification impossible",
      "organisation": "Protection des renseignements",
      "title": "Balise a été mise à jour",
      "why": "La page doit être rechargée avant d’y coller du texte. Copiez d’abord ce que vous avez écrit.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "Rien n’a été collé ni envoyé."
    },
    "unplaced": {
      "lang": "fr-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Vérification impossible",
      "organisation": "Protection des renseignements",
      "title": "Les étiquettes n’ont pas pu être placées",
      "why": "La page n’a pas pris le texte remplacé. Relisez la zone de message avant d’envoyer.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "L’analyse se fait sur cet ordinateur."
    },
    "checking": {
      "lang": "fr-CA",
      "icon": "pause",
      "text": "Vérification du texte collé…",
      "close": "Fermer"
    }
  },
  "send": {
    "unreachable": {
      "lang": "fr-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Vérification impossible",
      "organisation": "Protection des renseignements",
      "title": "Le message n’a pas pu être vérifié",
      "why": "Le moteur de vérification ne répond pas. Le texte reste dans la zone de message; réessayez.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "Rien n’a été envoyé."
    },
    "orphaned": {
      "lang": "fr-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Vérification impossible",
      "organisation": "Protection des renseignements",
      "title": "Balise a été mise à jour",
      "why": "La page doit être rechargée avant l’envoi. Copiez d’abord ce que vous avez écrit.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "Rien n’a été envoyé."
    },
    "unplaced": {
      "lang": "fr-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Vérification impossible",
      "organisation": "Protection des renseignements",
      "title": "Les étiquettes n’ont pas pu être placées",
      "why": "La page n’a pas pris le texte remplacé. Relisez la zone de message avant d’envoyer.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "L’analyse se fait sur cet ordinateur."
    },
    "checking": {
      "lang": "fr-CA",
      "icon": "pause",
      "text": "Vérification du message…",
      "close": "Fermer"
    }
  },
  "chipOff": {
    "lang": "fr-CA",
    "icon": "unplugged",
    "text": "Vérification impossible; nouvel essai à l’envoi",
    "close": "Fermer"
  }
},
"en": {
  "paste": {
    "unreachable": {
      "lang": "en-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Cannot check",
      "organisation": "Information protection",
      "title": "The paste could not be checked",
      "why": "The checking engine does not answer. The text is still on the clipboard; try again.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "Nothing was pasted or sent."
    },
    "orphaned": {
      "lang": "en-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Cannot check",
      "organisation": "Information protection",
      "title": "Balise was updated",
      "why": "The page must be reloaded before text is pasted into it. First copy what you wrote.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "Nothing was pasted or sent."
    },
    "unplaced": {
      "lang": "en-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Cannot check",
      "organisation": "Information protection",
      "title": "The labels could not be placed",
      "why": "The page did not take the replaced text. Read the message box before sending.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "The analysis is done on this computer."
    },
    "checking": {
      "lang": "en-CA",
      "icon": "pause",
      "text": "Checking the pasted text…",
      "close": "Close"
    }
  },
  "send": {
    "unreachable": {
      "lang": "en-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Cannot check",
      "organisation": "Information protection",
      "title": "The message could not be checked",
      "why": "The checking engine does not answer. The text is still in the message box; try again.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "Nothing was sent."
    },
    "orphaned": {
      "lang": "en-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Cannot check",
      "organisation": "Information protection",
      "title": "Balise was updated",
      "why": "The page must be reloaded before you send. First copy what you wrote.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "Nothing was sent."
    },
    "unplaced": {
      "lang": "en-CA",
      "state": "off",
      "icon": "unplugged",
      "word": "Cannot check",
      "organisation": "Information protection",
      "title": "The labels could not be placed",
      "why": "The page did not take the replaced text. Read the message box before sending.",
      "clause": null,
      "rows": [],
      "more": null,
      "preview": null,
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
      "reasonStep": null,
      "editStep": null,
      "footer": "The analysis is done on this computer."
    },
    "checking": {
      "lang": "en-CA",
      "icon": "pause",
      "text": "Checking the message…",
      "close": "Close"
    }
  },
  "chipOff": {
    "lang": "en-CA",
    "icon": "unplugged",
    "text": "Cannot check now; will try again when you send",
    "close": "Close"
  }
},
};
