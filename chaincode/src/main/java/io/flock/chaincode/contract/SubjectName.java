package io.flock.chaincode.contract;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Common name and organisational units of a certificate's subject; an RDN may hold several of them, joined by {@code +}. */
record SubjectName(String commonName, List<String> organisationalUnits) {

    SubjectName {
        organisationalUnits = List.copyOf(organisationalUnits);
    }

    static SubjectName of(X500Principal subject) {
        List<String> names = new ArrayList<>();
        List<String> units = new ArrayList<>();
        try {
            for (Rdn rdn : new LdapName(subject.getName(X500Principal.RFC2253)).getRdns()) {
                collect(rdn, "CN", names);
                collect(rdn, "OU", units);
            }
        } catch (InvalidNameException e) {
            throw new FlockException(ErrorCode.NOT_AUTHORISED, "the certificate's subject cannot be read", "renew it");
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
        // with two names, which one is the account would be a matter of reading order
        if (names.size() != 1) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED, "the certificate has " + names.size() + " common names", "renew it");
        }
        return new SubjectName(names.get(0), units);
    }

    private static void collect(Rdn rdn, String type, List<String> into) throws NamingException {
        Attribute values = rdn.toAttributes().get(type);
        for (int i = 0; values != null && i < values.size(); i++) {
            into.add(values.get(i) instanceof String text ? text : "");
        }
    }
}
