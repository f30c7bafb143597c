"""A chat of streamlit's own making, with a stand-in for the model that records what it received: a JSON text a line."""
import json
import os

import streamlit

message = streamlit.chat_input("Votre message")
if message:
    with open(os.environ["RECORD"], "a", encoding="utf-8") as record:
        record.write(json.dumps(message, ensure_ascii=False) + "\n")
    streamlit.chat_message("user").write(message)
    streamlit.chat_message("assistant").write("Reçu.")
