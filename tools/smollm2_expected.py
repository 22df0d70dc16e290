"""What PyTorch computes for SmolLM2, for the Java model's check on a real checkpoint.

    pip install torch==2.7.1 transformers==4.53.3 tokenizers==0.21.4
    python tools/smollm2_checkpoint.py MODEL_DIR
    python tools/smollm2_expected.py MODEL_DIR OUT_FILE

For every prompt: token ids, and the last position's logits in float32, the 50 largest (index, value, in
falling order) and those at 200 indices that are the same for all prompts; max and mean are over the
logits of all positions. strings holds token ids alone, of texts that tokenisers tend to disagree on.
Attention is written out ("eager"). Not a fixture: it depends on the model folder, whose SHA-256 it has.
"""
import hashlib
import json
import random
import sys
from pathlib import Path

import tokenizers
import torch
import transformers
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast

FOLDER, OUT = Path(sys.argv[1]), Path(sys.argv[2])

QUESTIONS = [
    ("How important is family in your life?",
     ["Very important", "Rather important", "Not very important", "Not at all important"]),
    ("Do you think the economic situation of our country will improve, stay the same or worsen over the next 12 months?",
     ["Improve", "Stay the same", "Worsen", "Don't know/Refused"]),
    ("Would you say that most people can be trusted?", ["Most people can be trusted", "Need to be very careful"]),
    ("On a scale from 1 to 10, how satisfied are you with the way democracy works?",
     ["1", "2.5", "5", "7.75", "10", "Don't know"]),
]
COUNTRIES = ["Nigeria", "Egypt", "India (Current national sample)", "China", "Japan"]


def survey(country, question):
    text, options = question
    lines = [f"Opinion of people in {country} on: {text}", "Please select the best response:"]
    return "\n".join(lines + [f"{chr(ord('A') + i)}. {option}" for i, option in enumerate(options)])


CHAT = ("<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>\n"
        "<|im_start|>user\nWhat is the capital of France?<|im_end|>\n<|im_start|>assistant\n")
PROMPTS = [survey(COUNTRIES[(i + j) % 5], question) for i, question in enumerate(QUESTIONS) for j in (0, 2, 3)] + [
    "The capital of France is", "The capital of France is Paris. The capital of Japan is", "A", " ", "1 + 1 =",
    "def factorial(n):\n    if n == 0:\n        return", "Water boils at 100 degrees", "Once upon a time",
    "São Paulo est une ville du", "日本の首都は", CHAT,
]
STRINGS = [
    "", "\n", "\n\n", "\t", "   ", "a", " a", "  a", "a ", "A\nB", "A\r\nB", "007", "1234567890", " 3.14", "x1y2z3", "٣٤٥", "½ ² Ⅷ ①",
    "don't we'll THEY'RE I'm you've 'tis", "São Paulo", "Sa\u0303o Paulo", "naïve café", "Ærøskøbing", "日本の世論調査 2024年",
    "مصر والهند", "Привет, мир", "ΑΒΓ αβγ", "नमस्ते", "한국어", "🙂👩‍👩‍👧🇯🇵", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "\u00a0\u200b\u2028\ufeff", "a\u0004b\u0006c\u007f",
    "<|im_start|>user\nhi<|im_end|>", "<|endoftext|>", "<|im_start|", "x<|im_end|>y", "<empty_output>", "</s><s>[INST]",
    "https://example.org/a?b=c&d=%20#e", "snake_case camelCase kebab-case", "!!!???...———", "\\n \\t \"quoted\" 'single'", "a" * 60,
    " " * 20 + "x", "Very important", " Very important", "\nA. Very important",
]


def token_ids(tokenizer, text):
    return tokenizer(text)["input_ids"]


def digits(values):
    return [float(f"{value:.9g}") for value in values]


def main():
    torch.set_num_threads(2)
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(FOLDER / "tokenizer.json"))
    model = AutoModelForCausalLM.from_pretrained(FOLDER, torch_dtype=torch.float32, attn_implementation="eager")
    indices = sorted(random.Random(2021).sample(range(model.config.vocab_size), 200))
    prompts = []
    for text in PROMPTS:
        ids = token_ids(tokenizer, text)
        with torch.no_grad():
            logits = model(torch.tensor([ids])).logits[0]
        top = logits[-1].topk(50)
        prompts.append({
            "text": text, "ids": ids, "max": digits([logits.max()])[0], "mean": digits([logits.double().mean()])[0],
            "topIndices": top.indices.tolist(), "topLogits": digits(top.values.tolist()),
            "logits": digits(logits[-1, indices].tolist())})
    result = {
        "versions": {"torch": torch.__version__, "transformers": transformers.__version__,
                     "tokenizers": tokenizers.__version__},
        "modelSha256": hashlib.sha256((FOLDER / "model.safetensors").read_bytes()).hexdigest(),
        "indices": indices, "prompts": prompts,
        "strings": [{"text": text, "ids": token_ids(tokenizer, text)} for text in STRINGS]}
    OUT.write_text(json.dumps(result, ensure_ascii=False, indent=None) + "\n", encoding="utf-8")


main()
