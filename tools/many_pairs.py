"""Writes a Parquet file of made-up pairs: a group's name and difference features, single precision.

    pip install duckdb
    python tools/many_pairs.py 1000000 128 many.parquet > many.yaml     # and an experiment on it
"""

import sys

import duckdb

rows, features, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
columns = ", ".join(f"(random() - 0.45)::FLOAT AS x{j}" for j in range(features))
group = "CASE WHEN i % 10 < 7 THEN 'a' WHEN i % 10 < 9 THEN 'b' ELSE 'c' END AS g"
database = duckdb.connect()
database.execute("SELECT setseed(0.5)")
database.execute(f"COPY (SELECT {group}, {columns} FROM range({rows}) t(i)) TO '{path}' (FORMAT parquet)")

names = ", ".join(f"x{j}" for j in range(features))
print(
    f"""name: many
seeds: 0
data:
  source: pairs
  file: {path}
  group: g
  representation: columns
  columns_of_features: [{names}]
methods:
  gr-dpo: {{beta: 1, eta_theta: 1, eta_alpha: 0.1, steps: 1000, evaluate_every: 100}}"""
)
