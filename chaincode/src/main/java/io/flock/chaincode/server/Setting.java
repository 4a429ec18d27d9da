package io.flock.chaincode.server;

/** A setting of the chaincode process: an option on the command line, which wins, or an environment variable. */
enum Setting {
    CHAINCODE_ID(
            "--chaincode-id",
            "CORE_CHAINCODE_ID_NAME",
            "package id, label:sha256, as the peer tells it after the install"),
    ADDRESS("--address", "CHAINCODE_SERVER_ADDRESS", "where to listen, host:port"),
    FOUNDING_DIGEST(
            "--founding-digest", "FLOCK_FOUNDING_DIGEST", "SHA-256 (hex) of the founding document that you agreed to"),
    FOUNDING_DOCUMENT("--founding-document", "FLOCK_FOUNDING_DOCUMENT", "or that document itself, a JSON file"),
    TLS_KEY("--tls-key", "CHAINCODE_TLS_KEY", "PKCS#8 key of this server, PEM file"),
    TLS_CERTIFICATE("--tls-cert", "CHAINCODE_TLS_CERT", "certificate chain of this server, PEM file"),
    TLS_TRUSTED("--client-ca", "CHAINCODE_CLIENT_CA_CERT", "authorities of the peers' certificates, PEM file"),
    CORE_THREADS("--threads", "TP_CORE_POOL_SIZE", "threads kept per peer, default 16"),
    MAX_THREADS("--max-threads", "TP_MAX_POOL_SIZE", "threads per peer once the queue is full, default as --threads"),
    QUEUE("--queue", "TP_QUEUE_SIZE", "transactions that may wait per peer, default 5000"),
    METRICS("--metrics", "FLOCK_METRICS_ADDRESS", "where Prometheus reads /metrics, host:port; default nowhere");

    final String option;
    final String variable;
    final String meaning;

    Setting(String option, String variable, String meaning) {
        this.option = option;
        this.variable = variable;
        this.meaning = meaning;
    }
}
