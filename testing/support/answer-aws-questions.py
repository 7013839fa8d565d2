"""Answers many questions to the AWS CLI in little time: each with the CLI's own `main`.

Reads lines of JSON, {"questions": [[...], ...], "env": {...}}, and writes for each a line with a list of
{"code": 0, "stdout": "", "stderr": ""}. Most of a start of the CLI is the loading of its modules, so that is done once.
The questions of one line, which are about the same files, are answered in a process of their own, one after the other.
"""

import json
import os
import sys
import tempfile

before = dict(os.environ)
import awscli.clidriver  # noqa: E402

# Where its data is, which it tells itself when it is loaded.
own = {name: value for name, value in os.environ.items() if before.get(name) != value}

# Loads what the CLI loads on its way.
awscli.clidriver.create_clidriver()


def run(args):
    """What the program `aws` does."""
    sys.argv = ["aws", *args]
    try:
        code = awscli.clidriver.main()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    return code if isinstance(code, int) else 0 if code is None else 1


def answer(args):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        code = run(args)
        texts = {}
        for name, file in (("stdout", out), ("stderr", err)):
            file.seek(0)
            texts[name] = file.read().decode("utf-8")
        return {"code": code, **texts}


def answer_all(questions, env):
    """The line with the answers, made by a process of its own."""
    with tempfile.TemporaryFile() as answers:
        child = os.fork()
        if child == 0:
            # Nobody is there who could type the code of an MFA device: neither on a terminal nor where the questions come from.
            os.setsid()
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            sys.stdin = open(0)
            os.environ.clear()
            os.environ.update(own)
            os.environ.update(env)
            answers.write(json.dumps([answer(args) for args in questions]).encode("utf-8"))
            answers.flush()
            os._exit(0)
        os.waitpid(child, 0)
        answers.seek(0)
        return answers.read().decode("utf-8")


for line in sys.stdin:
    asked = json.loads(line)
    print(answer_all(asked["questions"], asked["env"]), flush=True)
