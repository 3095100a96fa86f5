CREATE TABLE note (line text DEFAULT 'customers with a running subscription and their notification settings, all of them');
COMMENT ON TABLE note IS 'customers_with_a_running_subscription_and_their_notification_settings';
