"""The authors' splits as pandas and scikit-learn draw them.

Writes what datasets/src/test/resources/pandas-splits.json holds:

    python tools/pandas_split_vectors.py > datasets/src/test/resources/pandas-splits.json

Needs pandas and scikit-learn (run with 2.2.3 and 1.6.1 on numpy 2.2.6). For each number of rows n: `train` is
sample(frac=0.8, random_state=42), `test` is sample(frac=0.5, random_state=42) of the rest, and
`validation` the others; `folds` has the same three for each fold of
KFold(5, shuffle=True, random_state=42).
"""
import json

import pandas as pd
from sklearn.model_selection import KFold

SIZES = (10, 386, 470, 713, 715, 890)


def halves(train, held):
    test = held.sample(frac=0.5, random_state=42)
    return {part: frame.index.tolist()
            for part, frame in (("train", train), ("validation", held.drop(test.index)), ("test", test))}


def splits(n):
    rows = pd.DataFrame({"row": range(n)})
    train = rows.sample(frac=0.8, random_state=42)
    folds = KFold(n_splits=5, shuffle=True, random_state=42).split(rows)
    return {**halves(train, rows.drop(train.index)),
            "folds": [halves(rows.iloc[a], rows.iloc[b]) for a, b in folds]}


print("{" + ",\n".join(f'"{n}": {json.dumps(splits(n), separators=(",", ":"))}' for n in SIZES) + "}")
