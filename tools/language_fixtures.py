"""Tiny random language models with what PyTorch computes from them, for the tests of the Java models.

    pip install torch==2.7.1 transformers==4.53.3 peft==0.16.0 safetensors==0.5.3 tokenizers==0.21.4
    python tools/language_fixtures.py [OUT_DIR]

OUT_DIR is language/src/test/resources/io/github/grposuite/language/fixtures unless given. A folder
a model: config.json, model.safetensors (or shards and an index), tokenizer.json, expected.json.

    llama    F32, grouped key-value heads, tied embeddings; byte-level BPE, digits one by one, no
             beginning-of-sequence token
    llama3   BF16 in two shards, own output layer, rope_scaling "llama3", more vocabulary than tokens;
             Llama 3's pre-tokeniser, a template that adds <|begin_of_text|>
    gemma    F16, one key-value head, heads wider than hidden / heads, gelu_pytorch_tanh, norms that
             scale by 1 + weight, embeddings scaled by the root of the hidden size; BPE over characters
             with "▁" for a space and bytes for unknown characters, a template that adds <bos>

expected.json: for every prompt the token ids with special tokens (ids) and without (plainIds), the
logits of the last position (nine significant digits) and the max and mean of the logits over all
positions. Computed in float32, each stored weight converted, with attention written out ("eager").
A prompt without tokens has no logits. generated: for some prompts, the tokens that transformers'
greedy generate appends, up to an end-of-sequence token (included).

llama and gemma also have adapter/, a LoRA adapter as peft writes it (A and B random), and steps.json:
the logits of three prompts with the adapter, and two training steps of four methods from it, all six
pairs in each step. This is the contract of the Java trainers:

  Sequences.   Prompt ids = tokenise(prompt) with special tokens; response ids = tokenise(response)
               without; the sequence is one after the other, nothing appended. ln π(y|x) is the *sum* over
               the response's tokens. π_θ is the model with the adapter, π_ref the model without.
               A low-rank layer adds (loraAlpha / rank) B A x.
  Margin.      h = [ln π_θ(y_w|x) − ln π_θ(y_l|x)] − [ln π_ref(y_w|x) − ln π_ref(y_l|x)].
  Pair loss.   dpo: ℓ = −ln σ(βh).  ipo, gr-ipo: ℓ = (h − 1/(2β))².  sft: ℓ = −ln π_θ(y_w|x).
  Batch.       Consecutive micro-batches of equal size m, in order, all at the step's θ. With M of
               them the step's gradient is (1/M) Σ over micro-batches of the gradient of the
               micro-batch's loss.
  sft,dpo,ipo  The micro-batch's loss is (1/m) Σ_i ℓ_i; the gradient is thus that of the mean over the batch.
  gr-ipo       For a micro-batch: L_g = N Σ_{i in micro-batch, g(i) = g} ℓ_i / N_g, 0 for a group it
               lacks, with the given N (all training pairs) and N_g (the group's). Then
               α_g ← α_g exp(η_α (L_g + C/√N_g)) for all g, normalised; α starts uniform and carries over
               from micro-batch to micro-batch and step to step. With this new α, held constant, the
               micro-batch's loss is Σ_g α_g L_g.
  Clipping.    n = the Euclidean norm of the step's gradient over all adapter weights; the gradient is
               multiplied by min(1, maxNorm / (n + 1e-6)).
  Update.      torch.optim.AdamW: θ ← θ (1 − lr · weightDecay), then with first and second moment m, v
               (zero at the start) θ ← θ − lr (m / (1 − β1^t)) / (√(v / (1 − β2^t)) + eps).

A step records per micro-batch loss (sft, dpo, ipo: as above; gr-ipo with the new α), pairLosses,
log-probabilities, and for gr-ipo groupLosses L_g and the new alpha. gradient is the first step's before
clipping: per tensor its Euclidean norm and 8 entries at flat row-major indices, drawn from the half that is
largest by magnitude. after-METHOD.safetensors is the adapter after both steps. Adam's first steps
have a size of lr whatever the gradient's, so entries whose gradient nearly vanishes depend on rounding;
compare with a tolerance on the whole tensor. eagerAgainstFused is the largest difference, over all
entries of that adapter, to the same steps with PyTorch's fused attention: what rounding alone does.
"""
import json
import os
import random
import shutil
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # peft looks the base model up otherwise

import peft
import tokenizers
import torch
import transformers
from peft import LoraConfig, PeftModel, get_peft_model, get_peft_model_state_dict
from safetensors.torch import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import AutoModelForCausalLM, GemmaConfig, LlamaConfig, PreTrainedTokenizerFast

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else "language/src/test/resources/io/github/grposuite/language/fixtures")

# Survey questions in the manner of world-wide opinion polls, written for these fixtures.
QUESTIONS = [
    ("How important is family in your life?",
     ["Very important", "Rather important", "Not very important", "Not at all important"]),
    ("Do you think the economic situation of our country will improve, stay the same or worsen over the next 12 months?",
     ["Improve", "Stay the same", "Worsen", "Don't know/Refused"]),
    ("Would you say that most people can be trusted?", ["Most people can be trusted", "Need to be very careful"]),
    ("On a scale from 1 to 10, how satisfied are you with the way democracy works?",
     ["1", "2.5", "5", "7.75", "10", "Don't know"]),
    ("Please tell me whether you have a favorable or an unfavorable opinion of the United Nations.",
     ["Very favorable", "Somewhat favorable", "Somewhat unfavorable", "Very unfavorable", "DK/Refused"]),
    ("Is climate change a very serious problem, somewhat serious, or not a problem?",
     ["Very serious", "Somewhat serious", "Not a problem"]),
]
COUNTRIES = ["Nigeria", "Egypt", "India (Current national sample)", "China", "Japan"]


def survey(country, question):
    text, options = QUESTIONS[question]
    lines = [f"Opinion of people in {country} on: {text}", "Please select the best response:"]
    return "\n".join(lines + [f"{chr(ord('A') + i)}. {option}" for i, option in enumerate(options)])


PROMPTS = [
    survey(COUNTRIES[0], 0), survey(COUNTRIES[1], 1), survey(COUNTRIES[2], 2), survey(COUNTRIES[4], 3),
    "A", "", " ", "\n", "  two  spaces   and more ", "\ttabs\tand\r\n\nnewlines\n\n\n",
    "In 2024, 1,234.50 of 987654321 people said 007.", "x=3.14e-10; y[12]='abc'; // don't we'll THEY'RE",
    "São Paulo, Zürich, naïve café; Ærøskøbing", "Cafe\u0301 is not café", "日本の世論調査 2024年", "مصر والهند",
    "emoji 🙂👩‍👩‍👧 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u200b\u00a0end", "ΑΒΓ αβγ Привет ₹100 €5 ½ Ⅷ ٣",
    "end<|im_end|>middle<eos>other<|end_of_text|><start_of_turn>x", "<bos> twice, <0x41> ▁ Ġ <unk>",
    "UPPER lower MiXeD-case_words/with.punctuation!?…—", "a" * 40, "Very important",
]

GENERATED, NEW_TOKENS = [PROMPTS[i] for i in (0, 3, 4, 12, 20)], 12

# Prompt, chosen, rejected, group.
PAIRS = [
    (survey("Nigeria", 0), "A", "C", 0),
    (survey("Egypt", 2), " Most people can be trusted", " Need to be very careful", 1),
    (survey("Nigeria", 5), "A", "C", 0),
    (survey("Japan", 2), "B", "A", 2),
    (survey("Egypt", 5), "Very serious", "Not a problem at all", 1),
    (survey("Japan", 0), "\nB. Rather important", "D", 2),
]
BATCH, MICRO = len(PAIRS), 3
SETTINGS = {
    "rank": 4, "loraAlpha": 8, "beta": 0.1, "learningRate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8,
    "weightDecay": 0.01, "maxNorm": 50.0, "etaAlpha": 0.005, "c": 0.0, "pairs": 60, "groupPairs": [30, 20, 10],
    "microBatch": MICRO,
}
PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
VERSIONS = {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__,
            "tokenizers": tokenizers.__version__}


def corpus():
    lines = [survey(country, question) for country in COUNTRIES for question in range(len(QUESTIONS))]
    return lines + ["People in Germany, France, Spain and Brazil were asked the same questions in 2019 and 2020."]


def special(token):
    return AddedToken(token, normalized=False, special=True)


def template(token, i):
    return processors.TemplateProcessing(single=f"{token} $A", pair=f"{token} $A {token} $B:1",
                                         special_tokens=[(token, i)])


def byte_level(model, pre_tokenizer, size, first=()):
    made = Tokenizer(model)
    made.pre_tokenizer = pre_tokenizer
    made.decoder = decoders.ByteLevel()
    made.train_from_iterator(corpus(), trainers.BpeTrainer(
        vocab_size=size, special_tokens=[special(token) for token in first], show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    return made


def llama_tokenizer():
    split = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True),
                                     pre_tokenizers.ByteLevel(add_prefix_space=False)])
    return byte_level(models.BPE(), split, 384, ("<|endoftext|>", "<|im_start|>", "<|im_end|>"))


def llama3_tokenizer():
    pattern = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
               r"|\s*[\r\n]+|\s+(?!\S)|\s+")
    split = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(pattern), "isolated"),
                                     pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    made = byte_level(models.BPE(ignore_merges=True), split, 380)
    made.add_special_tokens([special("<|begin_of_text|>"), special("<|end_of_text|>")])
    made.post_processor = processors.Sequence([
        processors.ByteLevel(trim_offsets=False),
        template("<|begin_of_text|>", made.token_to_id("<|begin_of_text|>"))])
    return made


def gemma_tokenizer():
    spaces = normalizers.Replace(" ", "▁")
    learned = Tokenizer(models.BPE())
    learned.normalizer = spaces
    learned.pre_tokenizer = pre_tokenizers.Split("▁", "merged_with_next")
    learned.train_from_iterator(corpus(), trainers.BpeTrainer(vocab_size=120, show_progress=False))
    state = json.loads(learned.to_str())["model"]
    first = ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "\n\n"]
    tokens = first + [f"<0x{i:02X}>" for i in range(256)]
    tokens += sorted(state["vocab"], key=state["vocab"].get)
    made = Tokenizer(models.BPE({token: i for i, token in enumerate(tokens)},
                                [tuple(merge) for merge in state["merges"]],
                                unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    made.normalizer = spaces
    made.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    made.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    made.add_special_tokens([special(token) for token in first[:5]])
    made.add_tokens([AddedToken("\n\n", normalized=False)])
    made.post_processor = template("<bos>", 2)
    return made


def llama(**more):
    return LlamaConfig(hidden_size=32, num_attention_heads=4, num_key_value_heads=2, intermediate_size=64,
                       max_position_embeddings=512, **more)


FIXTURES = {
    "llama": (llama_tokenizer, torch.float32, "1GB", llama(
        vocab_size=384, num_hidden_layers=3, tie_word_embeddings=True, rope_theta=10000.0, rms_norm_eps=1e-5,
        bos_token_id=1, eos_token_id=2)),
    "llama3": (llama3_tokenizer, torch.bfloat16, "48KB", llama(
        vocab_size=392, num_hidden_layers=2, tie_word_embeddings=False, rope_theta=100.0, rms_norm_eps=1e-5,
        bos_token_id=380, eos_token_id=381,
        rope_scaling={"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                      "original_max_position_embeddings": 64})),
    "gemma": (gemma_tokenizer, torch.float16, "1GB", GemmaConfig(
        vocab_size=384, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=1,
        head_dim=16, intermediate_size=64, max_position_embeddings=512, hidden_act="gelu_pytorch_tanh",
        hidden_activation="gelu_pytorch_tanh", rms_norm_eps=1e-6, pad_token_id=0, eos_token_id=1, bos_token_id=2)),
}


def digits(values):
    return [float(f"{value:.9g}") for value in values]


def write(path, value, **how):
    path.write_text(json.dumps(value, ensure_ascii=False, **how) + "\n", encoding="utf-8")


def rows(values):
    return "[\n" + ",\n".join(json.dumps(v, ensure_ascii=False, separators=(",", ":")) for v in values) + "\n]"


def randomise(model):
    for name, weight in model.named_parameters():
        noise = torch.randn_like(weight)
        if "norm" in name:
            weight.data = (0.0 if model.config.model_type == "gemma" else 1.0) + 0.2 * noise
        else:
            weight.data = (0.15 if "embed" in name or "lm_head" in name else 0.2) * noise


def load(folder, attention="eager"):
    return AutoModelForCausalLM.from_pretrained(folder, torch_dtype=torch.float32, attn_implementation=attention)


def token_ids(tokenizer, text, with_special=True):
    return tokenizer(text, add_special_tokens=with_special)["input_ids"]


def prompt_logits(model, ids):
    if not ids:
        return {}
    with torch.no_grad():
        logits = model(torch.tensor([ids])).logits[0]
    return {"max": digits([logits.max()])[0], "mean": digits([logits.double().mean()])[0],
            "logits": digits(logits[-1].tolist())}


def generate(model, ids):
    made = model.generate(torch.tensor([ids]), attention_mask=torch.ones(1, len(ids)), do_sample=False,
                          max_new_tokens=NEW_TOKENS, pad_token_id=0)
    return made[0, len(ids):].tolist()


def checkpoint(name, folder):
    make_tokenizer, dtype, shard, config = FIXTURES[name]
    make_tokenizer().save(str(folder / "tokenizer.json"))
    model = AutoModelForCausalLM.from_config(config)
    randomise(model)
    model.to(dtype).save_pretrained(folder, max_shard_size=shard)
    (folder / "generation_config.json").unlink()


def expected(folder, tokenizer):
    model = load(folder)
    prompts = [{"text": text, "ids": token_ids(tokenizer, text), "plainIds": token_ids(tokenizer, text, False)}
               for text in PROMPTS]
    for prompt in prompts:
        prompt.update(prompt_logits(model, prompt["ids"]))
    generated = [{"text": text, "ids": generate(model, token_ids(tokenizer, text))} for text in GENERATED]
    (folder / "expected.json").write_text(
        f'{{"versions": {json.dumps(VERSIONS)}, "prompts": {rows(prompts)},\n"generated": {rows(generated)}}}\n',
        encoding="utf-8")


def adapter(name, folder):
    config = LoraConfig(r=SETTINGS["rank"], lora_alpha=SETTINGS["loraAlpha"], target_modules=PROJECTIONS, lora_dropout=0.0,
                        bias="none", task_type="CAUSAL_LM")
    model = get_peft_model(load(folder), config)
    for key, weight in model.named_parameters():
        if "lora_" in key:
            weight.data = 0.1 * torch.randn_like(weight)
    model.save_pretrained(folder / "adapter", save_embedding_layers=False)
    (folder / "adapter" / "README.md").unlink(missing_ok=True)
    # Neither the maker's folder nor Python's order of sets belongs into a fixture.
    path = folder / "adapter" / "adapter_config.json"
    written = json.loads(path.read_text())
    written.update(base_model_name_or_path=name, target_modules=sorted(written["target_modules"]))
    write(path, written, indent=2)


def log_probability(model, prompt, response):
    logits = model(torch.tensor([prompt + response])).logits[0, len(prompt) - 1:-1]
    return logits.log_softmax(-1).gather(1, torch.tensor(response)[:, None]).sum()


def pair_loss(method, h, beta):
    if method == "dpo":
        return -torch.nn.functional.logsigmoid(beta * h)
    return (h - 1 / (2 * beta)) ** 2


def micro_batch(model, method, pairs, alpha):
    """The micro-batch's loss, to be differentiated; what to record; the next α."""
    chosen = torch.stack([log_probability(model, pair["promptIds"], pair["chosenIds"]) for pair in pairs])
    if method == "sft":
        loss = -chosen.sum() / len(pairs)
        return loss, {"loss": loss, "pairLosses": -chosen, "policyChosen": chosen}, alpha
    rejected = torch.stack([log_probability(model, pair["promptIds"], pair["rejectedIds"]) for pair in pairs])
    with torch.no_grad(), model.disable_adapter():
        reference = [torch.stack([log_probability(model, pair["promptIds"], pair[which]) for pair in pairs])
                     for which in ("chosenIds", "rejectedIds")]
    h = (chosen - rejected) - (reference[0] - reference[1])
    losses = pair_loss(method, h, SETTINGS["beta"])
    record = {"pairLosses": losses, "margins": h, "policyChosen": chosen, "policyRejected": rejected,
              "referenceChosen": reference[0], "referenceRejected": reference[1]}
    if method == "gr-ipo":
        counts = torch.tensor(SETTINGS["groupPairs"], dtype=torch.float32)
        groups = torch.tensor([pair["group"] for pair in pairs])
        group_losses = SETTINGS["pairs"] * torch.zeros(len(counts)).index_add(0, groups, losses) / counts
        score = alpha.log() + SETTINGS["etaAlpha"] * (group_losses.detach() + SETTINGS["c"] / counts.sqrt())
        alpha = score.softmax(0)
        loss = (alpha * group_losses).sum()
        record.update(groupLosses=group_losses, alpha=alpha)
    else:
        loss = losses.sum() / len(pairs)
    return loss, {"loss": loss, **record}, alpha


def train(folder, method, pairs, attention="eager"):
    model = PeftModel.from_pretrained(load(folder, attention), folder / "adapter", is_trainable=True)
    trained = {key: weight for key, weight in model.named_parameters() if weight.requires_grad}
    optimiser = torch.optim.AdamW(trained.values(), lr=SETTINGS["learningRate"],
                                  betas=(SETTINGS["beta1"], SETTINGS["beta2"]), eps=SETTINGS["epsilon"],
                                  weight_decay=SETTINGS["weightDecay"])
    alpha = torch.full((len(SETTINGS["groupPairs"]),), 1 / len(SETTINGS["groupPairs"]))
    steps, gradient = [], None
    for _ in range(2):
        optimiser.zero_grad()
        records = []
        for start in range(0, BATCH, MICRO):
            loss, record, alpha = micro_batch(model, method, pairs[start:start + MICRO], alpha)
            (loss / (BATCH // MICRO)).backward()
            records.append({key: digits([value])[0] if value.dim() == 0 else digits(value.tolist())
                            for key, value in record.items()})
        gradient = gradient or {key.replace(".default", ""): weight.grad.clone() for key, weight in trained.items()}
        norm = torch.nn.utils.clip_grad_norm_(trained.values(), SETTINGS["maxNorm"])
        optimiser.step()
        steps.append({"gradientNorm": digits([norm])[0], "clipped": norm.item() > SETTINGS["maxNorm"],
                      "microBatches": records})
    after = {key: weight.detach().contiguous() for key, weight in get_peft_model_state_dict(model).items()}
    return steps, gradient, after


def sampled(gradient):
    summary = {}
    for key, values in sorted(gradient.items()):
        flat = values.flatten()
        largest = flat.abs().argsort(descending=True, stable=True)[:len(flat) // 2].tolist()
        indices = sorted(random.sample(largest, 8))
        summary[key] = {"norm": digits([values.norm()])[0], "indices": indices, "values": digits(flat[indices].tolist())}
    return summary


def training(folder, tokenizer):
    pairs = [{"prompt": prompt, "chosen": chosen, "rejected": rejected, "group": group,
              "promptIds": token_ids(tokenizer, prompt), "chosenIds": token_ids(tokenizer, chosen, False),
              "rejectedIds": token_ids(tokenizer, rejected, False)} for prompt, chosen, rejected, group in PAIRS]
    adapted = PeftModel.from_pretrained(load(folder), folder / "adapter")
    prompts = [{"text": text, "ids": token_ids(tokenizer, text)} for text in (PROMPTS[0], PROMPTS[4], PROMPTS[12])]
    for prompt in prompts:
        prompt.update(prompt_logits(adapted, prompt["ids"]))
    methods = {}
    for method in ("sft", "dpo", "ipo", "gr-ipo"):
        steps, gradient, after = train(folder, method, pairs)
        fused = train(folder, method, pairs, "sdpa")[2]
        difference = max((after[key] - fused[key]).abs().max().item() for key in after)
        save_file(after, folder / f"after-{method}.safetensors", metadata={"format": "pt"})
        methods[method] = {"eagerAgainstFused": float(f"{difference:.2g}"), "steps": steps, "gradient": sampled(gradient)}
        print(folder.name, method, "norms", [step["gradientNorm"] for step in steps], "fused", f"{difference:.2g}",
              "alpha", [record.get("alpha") for record in steps[-1]["microBatches"]])
    parts = [f'"versions": {json.dumps(VERSIONS)}', f'"settings": {json.dumps(SETTINGS)}', f'"pairs": {rows(pairs)}',
             f'"adapterPrompts": {rows(prompts)}']
    for method, made in methods.items():
        gradient = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}"
                              for key, value in made["gradient"].items())
        parts.append(f'"{method}": {{"eagerAgainstFused": {made["eagerAgainstFused"]}, "steps": {rows(made["steps"])},\n'
                     f'"gradient": {{\n{gradient}\n}}}}')
    text = "{" + ",\n".join(parts) + "}\n"
    json.loads(text)
    (folder / "steps.json").write_text(text, encoding="utf-8")


def main():
    torch.set_num_threads(1)
    for i, name in enumerate(FIXTURES):
        torch.manual_seed(2021 + i)
        random.seed(2021 + i)
        folder = OUT / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        checkpoint(name, folder)
        tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"))
        assert len(tokenizer) <= FIXTURES[name][3].vocab_size, (name, len(tokenizer))
        print(name, len(tokenizer), "tokens")
        expected(folder, tokenizer)
        if name != "llama3":
            adapter(name, folder)
            training(folder, tokenizer)


main()
