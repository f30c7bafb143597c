"""A chat of streamlit's own making, with a stand-in for the model that records what it received: a JSON value a line, a text or a file."""
import base64
import json
import os

import streamlit

message = streamlit.chat_input("Votre message", accept_file="multiple")
if message:
    with open(os.environ["RECORD"], "a", encoding="utf-8") as record:
        for file in message.files:
            received = {"file": file.name, "data": base64.b64encode(file.getvalue()).decode()}
            record.write(json.dumps(received, ensure_ascii=False) + "\n")
        record.write(json.dumps(message.text, ensure_ascii=False) + "\n")
    streamlit.chat_message("user").write(message.text)
    streamlit.chat_message("assistant").write("Reçu.")
