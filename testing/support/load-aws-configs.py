"""Says what the AWS CLI's own loader makes of many config and credentials files, in one process.

Reads lines of JSON, {"config": "...", "credentials": "..."}, and writes a line for each: {"profiles": {}, "sso_sessions": {},
"services": {}}, or null for a file that the loader refuses. The files are bytes in base64, as the loader decodes them itself.
"""

import base64
import json
import os
import sys
import tempfile

import awscli  # noqa: F401  (makes its own copy of botocore the one that is imported)
import botocore.exceptions
import botocore.session

folder = tempfile.mkdtemp(prefix="daypass-loader-")
paths = {kind: os.path.join(folder, kind) for kind in ("config", "credentials")}


def load(files):
    for kind, path in paths.items():
        with open(path, "wb") as file:
            file.write(base64.b64decode(files[kind]))
    session = botocore.session.Session()
    session.set_config_variable("config_file", paths["config"])
    session.set_config_variable("credentials_file", paths["credentials"])
    try:
        full = session.full_config
    except botocore.exceptions.ConfigParseError:
        return None
    return {kind: full.get(kind, {}) for kind in ("profiles", "sso_sessions", "services")}


try:
    for line in sys.stdin:
        print(json.dumps(load(json.loads(line))), flush=True)
finally:
    for path in paths.values():
        if os.path.exists(path):
            os.unlink(path)
    os.rmdir(folder)
