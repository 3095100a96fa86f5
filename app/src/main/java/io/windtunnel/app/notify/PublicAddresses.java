package io.windtunnel.app.notify;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Resolves names, and refuses what leads anywhere but to the public internet: private, loopback, link-local, multicast
 * and all special addresses (RFC 6890). The client connects to the very addresses that come out of here, so that a name
 * cannot mean something else by then.
 */
final class PublicAddresses implements DnsResolver {

    private static final InetAddressFilter EXTERNAL = InetAddressFilter.externalAddresses();

    /** Each one may take a whole time-out to connect to. */
    private static final int MOST = 3;

    private final boolean allowPrivate;

    /** @param allowPrivate whether any address will do */
    PublicAddresses(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** A name of which one address is not public is refused, whatever the others are. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!allowPrivate && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new NotPublic();
        }
        return Arrays.copyOf(addresses, Math.min(MOST, addresses.length));
    }

    /** Of IPv6 only 2000::/3 is for the internet at all (RFC 4291, section 2.4). */
    private static boolean isPublic(InetAddress address) {
        return EXTERNAL.matches(address)
                && (address instanceof Inet4Address || (address.getAddress()[0] & 0xE0) == 0x20);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The name leads into a private network. */
    static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1;

        /** It does not say which address: that is nobody's business outside that network. */
        NotPublic() {
            super("The address is not public, and windtunnel.webhooks.allow-private is not set.");
        }
    }
}
