"""The server of an office: the interface for programs (``/api/v1``) and the pages for people.

``fastapi``, ``pydantic``, ``starlette`` and ``uvicorn`` are imported here and nowhere else; libraries that read PDF
files never are: files are read in processes of their own.
"""
