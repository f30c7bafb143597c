"""A chat of gradio's own making, with a stand-in for the model that records what it received: a JSON text a line."""
import json
import sys

import gradio

RECORD, PORT = sys.argv[1], int(sys.argv[2])


def answer(message, history):
    with open(RECORD, "a", encoding="utf-8") as record:
        record.write(json.dumps(message if isinstance(message, str) else message.get("text", ""), ensure_ascii=False) + "\n")
    return "Reçu."


gradio.ChatInterface(answer).launch(server_name="127.0.0.1", server_port=PORT, quiet=True)
