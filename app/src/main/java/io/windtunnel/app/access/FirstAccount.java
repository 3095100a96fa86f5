package io.windtunnel.app.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** While nobody administers the server, each start prints a token that lets the first administrator in. */
@Component
class FirstAccount {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);

    private final Accounts accounts;

    FirstAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (accounts.haveAdministrator()) {
            return;
        }
        String token = Secrets.random("setup_");
        accounts.addSetupToken(Secrets.hash(token));
        int port =
                event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null
                        ? web.getWebServer().getPort()
                        : 0;
        LOG.info(
                "Nobody administers this server yet. Make the first account at http://127.0.0.1:{}/setup?token={}",
                port,
                token);
    }
}
