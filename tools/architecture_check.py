"""Adapters and merged models that the Java code wrote, as peft and transformers read them; prints the table of
docs/language.md.

    pip install torch==2.7.1 transformers==4.53.3 peft==0.16.0 safetensors==0.5.3
    python tools/architecture_check.py OUT_DIR [FIXTURES]

OUT_DIR is what ArchitectureNumbers (language/src/test) made, with numbers.json, adapter/ and merged/ for each model;
FIXTURES, with the models, is language/src/test/resources/io/github/grposuite/language/architectures unless given. All
differences are relative to the largest expected value:

    adapter written   logits with adapter/ in peft, against Java's
    merged            logits of merged/ in transformers, against those of peft's merge_and_unload of the same adapter

Fails unless each adapter has the tensors that peft wants and no others, tensors without an adapter are the model's byte
for byte, each merged weight is the float64 sum rounded once, and differences are below 1e-4, as in ArchitecturesTest.
"""
import json
import sys
from pathlib import Path

from merge_check import TOLERANCE, check, difference, last_logits, load, with_adapter

OUT = Path(sys.argv[1])
FIXTURES = Path(sys.argv[2] if len(sys.argv) > 2
                else "language/src/test/resources/io/github/grposuite/language/architectures")


def main():
    print("| model | class | logits | gradient | answers | adapter read | adapter written | merged |")
    print("|---|---|---|---|---|---|---|---|")
    for fixture in sorted(FIXTURES.iterdir()):
        folder = OUT / fixture.name
        ours = json.loads((folder / "numbers.json").read_text())
        written = difference(ours["written"], last_logits(with_adapter(load(fixture), folder / "adapter"), ours["text"]))
        merged = check(fixture, folder / "adapter", folder / "merged", [ours["text"]])
        numbers = [ours["logits"], ours["gradient"], ours["read"], written, merged]
        assert max(numbers) < TOLERANCE, (fixture.name, numbers)
        logits, gradient, read, written, merged = (f"{number:.0e}" for number in numbers)
        print(f"| `{fixture.name}` | {ours['architecture'].removesuffix('ForCausalLM')} | {logits} | {gradient} |"
              f" {ours['answers']} | {read} | {written} | {merged} |")


main()
