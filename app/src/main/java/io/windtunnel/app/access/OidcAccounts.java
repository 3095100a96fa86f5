package io.windtunnel.app.access;

import io.windtunnel.app.audit.AuditAction;
import io.windtunnel.app.audit.AuditEntry;
import io.windtunnel.app.audit.AuditEntry.Actor;
import io.windtunnel.app.audit.AuditLog;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts of people for whom the provider vouches. An account is theirs by issuer and subject, which alone are never
 * given to somebody else (OpenID Connect Core 1.0, 5.7): a name or an e-mail leads to nobody's account.
 */
@Service
@EnableConfigurationProperties(OidcProperties.class)
class OidcAccounts {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DISPLAY_NAME = 200;
    private static final int LAST_SUFFIX = 9;

    private final Accounts accounts;
    private final OidcProperties properties;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    OidcAccounts(Accounts accounts, OidcProperties properties, AuditLog audit, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
        this.properties = properties;
    }

    /**
     * Whose account it is; somebody who comes for the first time gets one, without a role in any project.
     *
     * @param subject the provider's number for them
     * @param claims what the provider says of them
     * @throws OAuth2AuthenticationException if they may not get one, or it is disabled; its code is a {@link LogInProblem}'s
     */
    Person of(String subject, StandardClaimAccessor claims) {
        Person person = accounts.find(properties.issuer(), subject).orElseGet(() -> make(subject, claims));
        if (!person.isEnabled()) {
            throw refused(LogInProblem.DISABLED, subject);
        }
        return person;
    }

    private Person make(String subject, StandardClaimAccessor claims) {
        if (!properties.createAccounts()) {
            throw refused(LogInProblem.UNKNOWN, subject);
        }
        for (String name : names(subject, claims)) {
            transaction.executeWithoutResult(status -> create(name, displayName(name, claims), subject));
            // Another request may have made it meanwhile, so that only looking tells.
            Optional<Person> made = accounts.find(properties.issuer(), subject);
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw refused(LogInProblem.PROVIDER, subject);
    }

    private void create(String name, String displayName, String subject) {
        Optional<Long> made = accounts.create(name, displayName, properties.issuer(), subject);
        made.ifPresent(id -> audit.add(AuditEntry.ofServer(new Actor(name, made), AuditAction.ACCOUNT_MADE, name)
                .with("by", properties.issuer())));
    }

    private static OAuth2AuthenticationException refused(LogInProblem problem, String subject) {
        return new OAuth2AuthenticationException(new OAuth2Error(problem.code()), "subject " + subject);
    }

    /** Names to try in turn, as others may have them already; the last one nobody has by chance. */
    private List<String> names(String subject, StandardClaimAccessor claims) {
        String wanted = fit(Stream.of(claims.getPreferredUsername(), verifiedEmail(claims))
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(""));
        String rest = HexFormat.of()
                .formatHex(Secrets.hash(properties.issuer() + "\n" + subject))
                .substring(0, 16);
        return Stream.of(
                        Stream.of(wanted),
                        IntStream.rangeClosed(2, LAST_SUFFIX).mapToObj(number -> wanted + "-" + number),
                        Stream.of(wanted + "-" + rest))
                .flatMap(names -> names)
                .toList();
    }

    private static String verifiedEmail(StandardClaimAccessor claims) {
        String email = claims.getEmail();
        return email == null || Boolean.FALSE.equals(claims.getEmailVerified()) ? "" : email;
    }

    /** The nearest name that an account may have: {@code emile-zola} of {@code Émile Zola}. */
    private static String fit(String name) {
        String fit = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._@-]+", "-")
                .replaceAll("^[^a-z0-9]+|-+$", "");
        return fit.isEmpty() ? "somebody" : fit.substring(0, Math.min(fit.length(), LONGEST_NAME));
    }

    private static String displayName(String name, StandardClaimAccessor claims) {
        String full = claims.getFullName();
        String printable = full == null ? "" : full.replaceAll("\\p{C}", "").strip();
        return printable.isEmpty()
                ? name
                : printable.substring(
                        0,
                        printable.offsetByCodePoints(
                                0, Math.min(LONGEST_DISPLAY_NAME, printable.codePointCount(0, printable.length()))));
    }
}
