// Generated from src/verdict/fallback.rs by `cargo xtask types --write`. Do not edit.
import type { FallbackMomentView } from "./messages";

export const FALLBACK_FILES: Record<"fr" | "en", FallbackMomentView> = {
"fr": {
  "unreachable": {
    "lang": "fr-CA",
    "state": "off",
    "icon": "unplugged",
    "word": "Vérification impossible",
    "organisation": "Protection des renseignements",
    "title": "Le fichier n’a pas pu être vérifié",
    "why": "Le moteur de vérification ne répond pas. Le fichier n’est pas parti; réessayez.",
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
    "why": "La page doit être rechargée avant d’y joindre un fichier. Copiez d’abord ce que vous avez écrit.",
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
    "word": "Insertion impossible",
    "organisation": "Protection des renseignements",
    "title": "La page n’a pas pris le fichier",
    "why": "Choisissez-le de nouveau par le bouton de la page.",
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
  "checking": {
    "lang": "fr-CA",
    "icon": "pause",
    "text": "Vérification du fichier…",
    "close": "Fermer"
  }
},
"en": {
  "unreachable": {
    "lang": "en-CA",
    "state": "off",
    "icon": "unplugged",
    "word": "Cannot check",
    "organisation": "Information protection",
    "title": "The file could not be checked",
    "why": "The checking engine does not answer. The file did not leave; try again.",
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
    "why": "The page must be reloaded before a file is attached. First copy what you wrote.",
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
    "word": "Cannot insert",
    "organisation": "Information protection",
    "title": "The page did not take the file",
    "why": "Choose it again by the button of the page.",
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
  "checking": {
    "lang": "en-CA",
    "icon": "pause",
    "text": "Checking the file…",
    "close": "Close"
  }
},
};
