"""`/api/v1/`: a module or a folder a resource, with its calls and its schemas; `api.py` lists them."""
