"""A chat of gradio's own making, with a stand-in for the model that records what it received: a JSON value a line, a text or a file."""
import base64
import json
import pathlib
import sys

import gradio

RECORD, PORT = sys.argv[1], int(sys.argv[2])


def answer(message, history):
    with open(RECORD, "a", encoding="utf-8") as record:
        for path in map(pathlib.Path, message.get("files", [])):
            file = {"file": path.name, "data": base64.b64encode(path.read_bytes()).decode()}
            record.write(json.dumps(file, ensure_ascii=False) + "\n")
        record.write(json.dumps(message.get("text", ""), ensure_ascii=False) + "\n")
    return "Reçu."


chat = gradio.ChatInterface(answer, multimodal=True)
chat.launch(server_name="127.0.0.1", server_port=PORT, quiet=True)
