package io.flock.chaincode.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.chaincode.rules.Caller;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * Reads the caller from the identity that signed the proposal. The peer has checked signature and certificate chain; what
 * is read here is the name, the role attribute and the NodeOU.
 */
final class CallerReader {
    private static final String ROLE_ATTRIBUTE = "flock.role";
    private static final String GOVERNOR = "governor";
    private static final String ADMIN_UNIT = "admin";

    private CallerReader() {}

    /** @throws FlockException NOT_AUTHORISED when the identity has no name that an account can have */
    static Caller read(ByteString creator) {
        try {
            SerializedIdentity identity = SerializedIdentity.parseFrom(creator);
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(identity.getIdBytes().newInput());
            SubjectName subject = SubjectName.of(certificate.getSubjectX500Principal());
            boolean governor = subject.organisationalUnits().contains(ADMIN_UNIT)
                    || CertificateAttributes.of(certificate).has(ROLE_ATTRIBUTE, GOVERNOR);
            return new Caller(AccountId.of(identity.getMspid(), subject.commonName()), governor);
        } catch (InvalidProtocolBufferException | CertificateException e) {
            throw refused("the signing identity is no X.509 certificate: " + e.getMessage());
        } catch (FlockException e) {
            throw refused(e.what());
        }
    }

    private static FlockException refused(String why) {
        return new FlockException(
                ErrorCode.NOT_AUTHORISED,
                why,
                "sign with a certificate whose only common name is the enrolment id: letters, digits and . _ @ -, at most 64");
    }
}
