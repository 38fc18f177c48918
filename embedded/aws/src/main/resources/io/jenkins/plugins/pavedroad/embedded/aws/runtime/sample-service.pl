#!/usr/bin/perl
# A small HTTP service for samples and tests. Serves on port 8080 of its instance's address:
#   /             its name, version, region and instance
#   /healthcheck  200, or 500 after a request to /break
#   /slow/N       answers after N seconds
#   /context      what the instance was told: its environment, one NAME=value a line
use strict;
use warnings;
use IO::Socket::INET;
use Socket qw(TCP_NODELAY IPPROTO_TCP);

my ($name, $version, $health) = @ARGV;
my $broken = "/tmp/$name.broken";
my $server = IO::Socket::INET->new(
    LocalAddr => $ENV{EC2_LOCAL_IPV4} || '127.0.0.1', LocalPort => 8080, Listen => 128, ReuseAddr => 1,
) or die "$name: cannot listen: $!\n";
$SIG{CHLD} = 'IGNORE';
$SIG{PIPE} = 'IGNORE';
$| = 1;
print "$name $version listens on ", $server->sockhost, ":8080\n";

sub answer {
    my ($path) = @_;
    my $where = ($ENV{EC2_REGION} // '-') . ' ' . ($ENV{EC2_INSTANCE_ID} // '-');
    return (200, "$name $version $where\n") if $path eq '/';
    return (-e $broken ? 500 : $health || 200, "$name $version\n") if $path eq '/healthcheck';
    return (200, join '', map { "$_=$ENV{$_}\n" } sort keys %ENV) if $path eq '/context';
    if ($path eq '/break') {
        open my $mark, '>', $broken;
        return (200, "broken\n");
    }
    if ($path =~ m{^/slow/(\d+(?:\.\d+)?)$}) {
        select undef, undef, undef, $1;
        return (200, "$name $version after $1 s\n");
    }
    return (404, "no $path here\n");
}

sub converse {
    my ($client) = @_;
    setsockopt $client, IPPROTO_TCP, TCP_NODELAY, 1;
    while (defined(my $line = <$client>)) {
        my ($method, $path, $protocol) = $line =~ m{^([A-Z]+) (\S+) HTTP/(1\.[01])\r?$} or return;
        my ($length, $close) = (0, $protocol eq '1.0');
        while (defined(my $header = <$client>)) {
            last if $header =~ /^\r?$/;
            $length = $1 if $header =~ /^content-length:\s*(\d+)/i;
            $close = 1 if $header =~ /^connection:\s*close/i;
        }
        read $client, my $body, $length if $length;
        my ($status, $text) = answer($path);
        my $end = $close ? "Connection: close\r\n" : '';
        my $head = "HTTP/1.1 $status " . ($status == 200 ? 'OK' : 'Not OK') . "\r\nContent-Type: text/plain\r\n"
            . 'Content-Length: ' . length($text) . "\r\n$end\r\n";
        syswrite $client, $method eq 'HEAD' ? $head : $head . $text;
        return if $close;
    }
}

while (1) {
    my $client = $server->accept or next;
    my $pid = fork;
    if (defined $pid && $pid == 0) {
        close $server;
        converse($client);
        exit;
    }
    close $client;
}
