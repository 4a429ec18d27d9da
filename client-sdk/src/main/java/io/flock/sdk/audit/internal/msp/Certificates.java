package io.flock.sdk.audit.internal.msp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.identity.AccountId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Reads identities as blocks carry them. */
public final class Certificates {
    private static final String ATTRIBUTES = "1.2.3.4.5.6.7.8.1";

    private Certificates() {}

    static X509Certificate of(SerializedIdentity identity) throws CertificateException {
        return read(identity.getIdBytes());
    }

    /** @param bytes PEM or DER */
    static X509Certificate read(ByteString bytes) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes.newInput());
    }

    public static Caller caller(ByteString creator) throws InvalidProtocolBufferException, CertificateException {
        SerializedIdentity identity = SerializedIdentity.parseFrom(creator);
        return caller(identity.getMspid(), of(identity));
    }

    /** The account is the MSP id with the common name; a governor has NodeOU admin or attribute flock.role=governor. */
    static Caller caller(String organisation, X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        String name = first(subject, BCStyle.CN);
        boolean governor = values(subject, BCStyle.OU).anyMatch("admin"::equals) || hasGovernorAttribute(certificate);
        return new Caller(AccountId.of(organisation, name), governor);
    }

    /** The organisational units of the subject. */
    static Set<String> units(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Arrays.stream(subject.getRDNs(BCStyle.OU))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(part -> part.getType().equals(BCStyle.OU))
                .map(part -> IETFUtils.valueToString(part.getValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String first(X500Name subject, ASN1ObjectIdentifier type) {
        return values(subject, type).findFirst().orElse("");
    }

    private static Stream<String> values(X500Name subject, ASN1ObjectIdentifier type) {
        return Arrays.stream(subject.getRDNs(type))
                .map(RDN::getFirst)
                .map(part -> IETFUtils.valueToString(part.getValue()));
    }

    private static boolean hasGovernorAttribute(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(ATTRIBUTES);
        if (extension == null) {
            return false;
        }
        try {
            String json = new String(
                    ((ASN1OctetString) ASN1OctetString.fromByteArray(extension)).getOctets(), StandardCharsets.UTF_8);
            JsonElement root = JsonParser.parseString(json);
            return root.isJsonObject()
                    && root.getAsJsonObject().get("attrs") instanceof JsonObject attributes
                    && attributes.get("flock.role") != null
                    && attributes.get("flock.role").isJsonPrimitive()
                    && attributes.get("flock.role").getAsString().equals("governor");
        } catch (IOException | JsonParseException | ClassCastException e) {
            // An extension that does not read as attributes grants nothing.
            return false;
        }
    }
}
