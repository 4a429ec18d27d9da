package io.flock.devnet;

import java.util.Optional;

/** The JSON by which Fabric's clients find an organisation's peer. */
final class ConnectionProfile {
    private ConnectionProfile() {}

    /**
     * @param peer name of the peer, for which its TLS certificate is made out
     * @param endpoint {@code host:port}
     * @param tlsRoot PEM, nothing without TLS
     */
    static String of(String mspId, String domain, String peer, String endpoint, Optional<String> tlsRoot) {
        String organisation = Json.string(domain);
        String tls = tlsRoot.map(pem ->
                        """
                ,
                      "tlsCACerts": {"pem": %s},
                      "grpcOptions": {"ssl-target-name-override": %s, "hostnameOverride": %s}"""
                                .formatted(Json.string(pem), Json.string(peer), Json.string(peer)))
                .orElse("");
        return """
                {
                  "name": %s,
                  "version": "1.0.0",
                  "client": {"organization": %s},
                  "organizations": {
                    %s: {"mspid": %s, "peers": [%s]}
                  },
                  "peers": {
                    %s: {
                      "url": %s%s
                    }
                  }
                }
                """
                .formatted(
                        Json.string("devnet-" + domain),
                        organisation,
                        organisation,
                        Json.string(mspId),
                        Json.string(peer),
                        Json.string(peer),
                        Json.string((tlsRoot.isPresent() ? "grpcs://" : "grpc://") + endpoint),
                        tls);
    }
}
