# cancu with everything that reads files: Office formats, scans, Vietnamese fonts.
# Its steps are those of .ci/run: the same packages of Debian, the same scripts/setup.sh with the same lock.
FROM python:3.11-slim-bookworm

RUN apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
       fonts-dejavu-core fonts-liberation2 fonts-noto-core libreoffice-calc-nogui libreoffice-writer-nogui poppler-utils \
       tesseract-ocr tesseract-ocr-vie \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 cancu \
    && install -d -o cancu -g cancu /app /data
USER cancu
WORKDIR /app
COPY --chown=cancu:cancu . .
RUN scripts/setup.sh && rm -rf ~/.cache

ENV PATH=/app/.venv/bin:$PATH LC_ALL=C.UTF-8 CANCU_STORE=/data/cancu.db
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
CMD ["cancu", "serve", "--host", "0.0.0.0", "--login", "--data", "/data/office"]
