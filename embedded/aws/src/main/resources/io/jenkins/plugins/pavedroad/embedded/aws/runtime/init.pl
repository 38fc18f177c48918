# First process of an instance: does what cloud-init and systemd do for the little of them that is supported here.
# Only modules of Debian's perl-base, which every Debian has.
use strict;
use warnings;
use POSIX ();
use Fcntl qw(:mode);
use File::Basename qw(basename dirname);
use File::Path qw(make_path);
use Text::ParseWords qw(shellwords);

my $BOOT  = '/run/instance/boot';
my $GRACE = $ENV{INSTANCE_STOP_GRACE} || 10;
my $id    = $ENV{EC2_INSTANCE_ID};
delete $ENV{INSTANCE_STOP_GRACE};

my $ending = '';     # poweroff or reboot, once one was asked for
my %services;        # by name
my %running;         # service by process id
my %ended;           # exit status by process id, of processes waited for

$| = 1;
$SIG{TERM} = $SIG{PWR} = sub { $ending = 'poweroff' };
$SIG{INT}  = sub { $ending = 'reboot' };
$SIG{CHLD} = sub { };    # only to interrupt the pause
$SIG{HUP} = $SIG{USR1} = $SIG{PIPE} = sub { };

sub note { print "[instance] @_\n" }

# ---- processes

sub start {
    my ($folder, $environment, @command) = @_;
    my $pid = fork;
    if (!defined $pid) {
        note("cannot start $command[0]: $!");
        return;
    }
    return $pid if $pid;
    $SIG{$_} = 'DEFAULT' for qw(TERM PWR INT CHLD HUP USR1 PIPE);
    POSIX::setsid();
    %ENV = (%ENV, %$environment);
    if (!chdir $folder) {
        note("cannot enter $folder: $!");
        POSIX::_exit(126);
    }
    { no warnings 'exec'; exec { $command[0] } @command; }
    note("cannot run $command[0]: $!");
    POSIX::_exit(127);
}

sub reap {
    while ((my $pid = waitpid -1, POSIX::WNOHANG()) > 0) {
        my $status = $?;
        $ended{$pid} = $status if exists $ended{$pid};
        my $service = delete $running{$pid} or next;
        exited($service, $status);
    }
}

# Until a child ends or a signal comes. A signal just before the pause costs at most a second.
sub pause {
    my ($seconds) = @_;
    $seconds = 1 if !defined $seconds || $seconds > 1;
    select undef, undef, undef, $seconds if $seconds > 0;
    reap();
}

# Runs one command to its end; false when it failed or the instance is asked to end.
sub run_once {
    my ($what, $folder, $environment, @command) = @_;
    my $pid = start($folder, $environment, @command) or return 0;
    $ended{$pid} = undef;
    reap();
    pause() until defined $ended{$pid} || $ending;
    my $status = delete $ended{$pid};
    return 0 if !defined $status;
    note("$what failed: " . describe($status)) if $status;
    return $status == 0;
}

sub describe {
    my ($status) = @_;
    return $status & 127 ? 'signal ' . ($status & 127) : 'exit status ' . ($status >> 8);
}

# ---- user data, once in an instance's life

sub read_file {
    my ($path) = @_;
    open my $in, '<:raw', $path or return;
    local $/;
    return scalar <$in>;
}

sub write_file {
    my ($path, $mode, $append, $content) = @_;
    make_path(dirname($path));
    if (open my $out, $append ? '>>:raw' : '>:raw', $path) {
        print $out $content;
        close $out;
        chmod $mode, $path;
    } else {
        note("user data: cannot write $path: $!");
    }
}

sub user_data {
    my $mark = "/var/lib/cloud/instances/$id";
    return if -e "$mark/boot-finished";
    make_path("$mark/scripts");
    write_file("$mark/user-data.txt", 0600, 0, read_file("$BOOT/user-data") // '');
    unlink '/var/lib/cloud/instance';
    symlink $mark, '/var/lib/cloud/instance';
    my @plan = split /\0/, read_file("$BOOT/plan") // '', -1;
    while (@plan > 1 && !$ending) {
        my ($kind, $count) = splice @plan, 0, 2;
        my @fields = splice @plan, 0, $count;
        if ($kind eq 'note') {
            note("user data: $fields[0]");
        } elsif ($kind eq 'write') {
            my ($path, $mode, $append, $content) = @fields;
            write_file($path, oct $mode, $append eq 'append', read_file("$BOOT/$content"));
        } elsif ($kind eq 'run') {
            run_once("user data: $fields[0]", '/', {}, @fields);
        } elsif ($kind eq 'script') {
            my $script = "$mark/scripts/$fields[0]";
            write_file($script, 0700, 0, read_file("$BOOT/$fields[0]"));
            run_once('user data script', '/', {}, $script);
        }
    }
    write_file("$mark/boot-finished", 0644, 0, scalar(gmtime) . " UTC\n") if !$ending;
    note('user data done') if !$ending;
}

# ---- systemd units: the part of systemd.service(5) and systemd.exec(5) that plain services use

sub read_unit {
    my ($path) = @_;
    my (%unit, $section);
    my $text = read_file($path) // return;
    $text =~ s/\\\n/ /g;
    for my $line (split /\n/, $text) {
        next if $line =~ /^\s*([#;]|$)/;
        if ($line =~ /^\s*\[(.+)\]\s*$/) {
            $section = $1;
            $unit{$section} ||= {};
        } elsif ($section && $line =~ /^\s*([^=]+?)\s*=\s*(.*?)\s*$/) {
            my ($key, $value) = ($1, $2);
            $value =~ s/%%/%/g;
            # An empty assignment clears the list, as in systemd.
            if ($value eq '') { $unit{$section}{$key} = [] }
            else              { push @{ $unit{$section}{$key} }, $value }
        }
    }
    return \%unit;
}

sub last_of {
    my ($unit, $key, $otherwise) = @_;
    my $values = $unit->{Service}{$key};
    return $values && @$values ? $values->[-1] : $otherwise;
}

sub unit_environment {
    my ($unit) = @_;
    my %environment;
    for my $line (@{ $unit->{Service}{Environment} || [] }) {
        for my $pair (shellwords($line)) {
            $environment{$1} = $2 if $pair =~ /^([^=]+)=(.*)$/s;
        }
    }
    for my $file (@{ $unit->{Service}{EnvironmentFile} || [] }) {
        my $optional = (my $path = $file) =~ s/^-//;
        my $text = read_file($path);
        if (!defined $text) {
            die "cannot read $path: $!\n" if !$optional;
            next;
        }
        for my $line (split /\n/, $text) {
            next if $line =~ /^\s*([#;]|$)/;
            next if $line !~ /^\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/;
            my ($key, $value) = ($1, $2);
            if ($value =~ s/^"(.*)"$/$1/s) { $value =~ s/\\(.)/$1/g }
            else                           { $value =~ s/^'(.*)'$/$1/s }
            $environment{$key} = $value;
        }
    }
    return \%environment;
}

# Words of a command line, variables replaced: ${X} within a word, $X alone as several words. A leading '-' tolerates failure.
sub unit_command {
    my ($line, $environment) = @_;
    my %all = (%ENV, %$environment);
    my $tolerant = $line =~ s/^([@+!:]*)-/$1/;
    $line =~ s/^[@+!:]+//;
    my @words;
    for my $word (shellwords($line)) {
        if ($word =~ /^\$([A-Za-z_]\w*)$/) {
            push @words, split ' ', $all{$1} // '';
            next;
        }
        $word =~ s/\$\{([A-Za-z_]\w*)\}/$all{$1} \/\/ ''/ge;
        $word =~ s/\$\$/\$/g;
        push @words, $word;
    }
    return ($tolerant, @words);
}

sub seconds {
    my ($span) = @_;
    return $1 / 1000 if $span =~ /^([\d.]+)\s*ms$/;
    return $1 * 60 if $span =~ /^([\d.]+)\s*min$/;
    return $1 if $span =~ /^([\d.]+)\s*s?$/;
    return 0.1;
}

sub find_units {
    my %paths;
    for my $folder ('/lib/systemd/system', '/usr/lib/systemd/system', '/etc/systemd/system') {
        for my $path (glob "$folder/*.service") {
            $paths{ basename($path) } = $path;
        }
    }
    for my $name (sort keys %paths) {
        my $path = $paths{$name};
        # Templates need an instance name; a link to /dev/null masks a unit.
        next if $name =~ /\@/;
        next if -l $path && readlink($path) eq '/dev/null';
        my $unit = read_unit($path) or next;
        # A shipped unit counts as enabled when it can be, as Debian does at installation.
        next if !$unit->{Install} && !grep { -l || -e } glob "{/usr/lib,/etc}/systemd/system/*.wants/$name";
        my $service = eval { unit_service($name, $unit) };
        if ($service) { $services{$name} = $service }
        else          { note("$name: " . ($@ || "no ExecStart\n") =~ s/\n$//r) }
    }
}

sub unit_service {
    my ($name, $unit) = @_;
    my $environment = unit_environment($unit);
    my $folder = last_of($unit, 'WorkingDirectory', '/');
    $folder =~ s/^-//;
    $folder = '/root' if $folder eq '~';
    my ($tolerant, @command) = unit_command(last_of($unit, 'ExecStart', '') || return, $environment);
    my $type = last_of($unit, 'Type', 'simple');
    return {
        name => $name, command => \@command, environment => $environment, folder => $folder, tolerant => $tolerant,
        before => [ map { [ unit_command($_, $environment) ] } @{ $unit->{Service}{ExecStartPre} || [] } ],
        restart => last_of($unit, 'Restart', 'no'),
        delay => seconds(last_of($unit, 'RestartSec', '100ms')),
        forks => $type eq 'forking' || $type eq 'oneshot',
        # systemd's StartLimitBurst and StartLimitIntervalSec defaults
        burst => 5, interval => 10,
    };
}

# ---- daemontools: /service/<name>/run; a "down" file keeps it down unless the package's init script is enabled

sub find_supervised {
    for my $run (glob '/service/*/run') {
        my $folder = dirname($run);
        my $name = basename($folder);
        next if !-x $run;
        next if -e "$folder/down" && !glob "/etc/rc[2345].d/S??$name";
        $services{$name} = {
            name => $name, command => ['./run'], environment => {}, folder => $folder, before => [],
            # supervise starts it again after a second, for ever
            restart => 'always', delay => 1, forks => 0, burst => 0,
        };
    }
}

sub start_service {
    my ($service) = @_;
    delete $service->{due};
    if ($service->{burst}) {
        my @recent = grep { $_ > time - $service->{interval} } @{ $service->{starts} || [] };
        if (@recent >= $service->{burst}) {
            note("$service->{name}: start request repeated too quickly; given up");
            return;
        }
        $service->{starts} = [ @recent, time ];
    }
    for my $before (@{ $service->{before} }) {
        my ($tolerant, @command) = @$before;
        my $done = run_once("$service->{name}: ExecStartPre", $service->{folder}, $service->{environment}, @command);
        return if $ending;
        if (!$done && !$tolerant) {
            exited($service, 1 << 8);
            return;
        }
    }
    my $pid = start($service->{folder}, $service->{environment}, @{ $service->{command} }) or return;
    $running{$pid} = $service;
    note("started $service->{name}");
}

sub exited {
    my ($service, $status) = @_;
    return if $ending;
    my $failed = $status != 0 && !$service->{tolerant};
    return if $service->{forks} && !$failed;
    note("$service->{name} ended: " . describe($status));
    my $restart = $service->{restart};
    my $again =
          $restart eq 'always'     ? 1
        : $restart eq 'on-failure' ? $failed
        : $restart eq 'on-success' ? !$failed
        : $restart eq 'on-abnormal' || $restart eq 'on-abort' ? $status & 127
        :                            0;
    $service->{due} = time + $service->{delay} if $again;
}

# ---- life

sub serve {
    %services = %running = ();
    find_units();
    find_supervised();
    start_service($services{$_}) for sort keys %services;
    while (!$ending) {
        my $next = 1;
        for my $service (grep { defined $_->{due} } values %services) {
            my $rest = $service->{due} - time;
            if ($rest <= 0) { start_service($service) }
            elsif ($rest < $next) { $next = $rest }
        }
        pause($next) if !$ending;
    }
}

sub end {
    note("$ending: stopping");
    my $last = time + $GRACE;
    kill 'TERM', -1;
    while (time <= $last) {
        last if waitpid(-1, POSIX::WNOHANG()) < 0;
        select undef, undef, undef, 0.02;
    }
    kill 'KILL', -1;
    1 while waitpid(-1, 0) > 0;
    note("$ending: done");
}

# Standard error is the runtime's until the system is up, then the console as everything else.
print STDERR "up\n";
open STDERR, '>&', \*STDOUT;
make_path('/var/log');
while (1) {
    note("boots $id from $ENV{EC2_AMI_ID} in $ENV{EC2_AVAILABILITY_ZONE} at $ENV{EC2_LOCAL_IPV4}");
    user_data();
    serve() if !$ending;
    my $how = $ending;
    end();
    exit 0 if $how eq 'poweroff';
    $ending = '';
}
