package io.windtunnel.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.app.notify.PublicAddresses.NotPublic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only addresses, and the one name that every machine knows: nothing is looked up in a network. */
final class PublicAddressesTest {

    private final PublicAddresses addresses = new PublicAddresses(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.8.8.8",
                "2130706433",
                "127.1",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.5.5",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "203.0.113.5",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::"
            })
    void whatIsNotPublicIsRefused(String host) {
        assertThatThrownBy(() -> addresses.resolve(host))
                .isInstanceOf(NotPublic.class)
                .hasMessageNotContaining(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "140.82.112.3", "172.32.0.1", "2606:50c0:8000::153", "2a00:1450:4001:82a::200e"})
    void whatIsPublicIsConnectedToAsItWasChecked(String host) throws UnknownHostException {
        assertThat(addresses.resolve(host)).containsExactly(InetAddress.getByName(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3"})
    void privateOnesAreForWhoAllowsThem(String host) throws UnknownHostException {
        assertThat(new PublicAddresses(true).resolve(host)).containsExactly(InetAddress.getByName(host));
    }
}
