"""Trains one system and lets it predict: `python run.py SYSTEM --data FILE --predictions FILE [...]`.

SYSTEM is `crfsuite`, `spacy` or `transformers`. It learns from the documents with split `train` (the first
`--train-limit` of them) and predicts those with split `test`. Prints one JSON line: times, memory, settings and
versions. Scores are none of its business: one scorer reads the predictions of all systems.
"""

import argparse
import json
import platform
import resource
import time
from importlib import import_module
from pathlib import Path

from corpus import read_corpus, write_predictions


def main() -> None:
    arguments = parse_arguments()
    corpus = read_corpus(arguments.data, arguments.train_limit)
    # Only the one that is asked for is imported, and before the clock starts: spaCy and torch take seconds.
    module = import_module(f"{arguments.system}_peer")

    started_at = time.perf_counter()
    peer = module.train(corpus, arguments)
    trained_at = time.perf_counter()
    predictions = peer.predict(corpus.test)
    predicted_at = time.perf_counter()

    write_predictions(arguments.predictions, corpus.test, predictions)
    report = {
        "trainSeconds": trained_at - started_at,
        "predictSeconds": predicted_at - trained_at,
        "peakRssMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "settings": peer.settings,
        "versions": {**module.VERSIONS, "python": platform.python_version()},
    }
    print(json.dumps(report))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("system", choices=["crfsuite", "spacy", "transformers"])
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines in the neutral format")
    parser.add_argument("--predictions", type=Path, required=True, help="file to write")
    parser.add_argument("--train-limit", type=int, help="number of training documents; all without it")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--encoder", type=Path, help="folder of the encoder that transformers fine-tunes")
    parser.add_argument("--threads", type=int, default=1, help="for training; predictions take one")
    arguments = parser.parse_args()
    if arguments.system == "transformers" and arguments.encoder is None:
        parser.error("transformers needs --encoder")
    return arguments


if __name__ == "__main__":
    main()
