"""Answers many questions to the AWS CLI in little time: each with the CLI's own `main`, in a process of its own.

Reads lines of JSON, {"args": [...], "env": {...}}, and writes a line {"code": 0, "stdout": "", "stderr": ""} for each.
Most of a start of the CLI is the loading of its modules, so that is done once, and every question forks.
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


def run(args, env):
    """What the program `aws` does; it never comes back."""
    os.environ.clear()
    os.environ.update(own)
    os.environ.update(env)
    sys.argv = ["aws", *args]
    try:
        code = awscli.clidriver.main()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def answer(question):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            run(question["args"], question["env"])
        _, status = os.waitpid(child, 0)
        texts = {}
        for name, file in (("stdout", out), ("stderr", err)):
            file.seek(0)
            texts[name] = file.read().decode("utf-8")
        return {"code": os.waitstatus_to_exitcode(status), **texts}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
