using Platform.Servers.Processes;

namespace Platform.Servers.Postgres;

/// <summary>The data folder: created once, never touched when it is another version's, taken back from a server that outlived its owner.</summary>
internal sealed class PostgresCluster(PostgresOptions options, string binaries, string folder, UnixUser? user)
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(60);

    private string PidFile => Path.Combine(folder, "postmaster.pid");

    public static string Program(string binaries, string name) =>
        Path.Combine(binaries, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var versionFile = Path.Combine(folder, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            await CreateAsync(cancellationToken);
            return;
        }

        var version = (await File.ReadAllTextAsync(versionFile, cancellationToken)).Trim();
        if (version != $"{PostgresBinaries.MajorVersion}")
        {
            throw new ServerException(
                $"The data folder {options.DataFolder} was created by PostgreSQL {version}, and this is PostgreSQL {PostgresBinaries.MajorVersion}. " +
                "It was left as it is: upgrade it with pg_upgrade, move it away, or name another data folder.");
        }

        await EndOrphanAsync(cancellationToken);
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new ServerException($"The data folder {options.DataFolder} holds something that is not a PostgreSQL cluster. Name another one.");
        }

        // Created beside and renamed when complete, so that an interrupted first start leaves nothing half-done.
        var unfinished = folder + ".new";
        ServerFolder.Delete(unfinished);
        Directory.CreateDirectory(unfinished);
        var passwordFile = Path.Combine(unfinished, "password");
        await File.WriteAllTextAsync(passwordFile, options.Password, cancellationToken);
        ServerFolder.Own(unfinished, user);
        var cluster = Path.Combine(unfinished, "cluster");
        await Command.RunAsync(
            new ChildOptions
            {
                Name = "initdb",
                FileName = Program(binaries, "initdb"),
                // The built-in provider sorts and folds case the same on every machine.
                Arguments =
                [
                    $"--pgdata={cluster}", "--username=postgres", $"--pwfile={passwordFile}", "--auth=scram-sha-256",
                    "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                ],
                WorkingDirectory = unfinished,
                Environment = PostgresServer.Environment,
                InheritEnvironment = OperatingSystem.IsWindows(),
                User = user,
            },
            cancellationToken);
        ServerFolder.Delete(folder);
        Directory.Move(cluster, folder);
        ServerFolder.Delete(unfinished);
    }

    // Whoever holds this object is the only one to use the folder. A server that runs in it belongs to an owner who was killed: the
    // kernel has told it to shut down (or could not, where there is no parent-death signal), and it must be gone before we start.
    private async Task EndOrphanAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile)
            || !int.TryParse((await File.ReadAllLinesAsync(PidFile, cancellationToken)).FirstOrDefault(), out var processId))
        {
            return;
        }

        if (!OperatingSystem.IsLinux())
        {
            await StopWithPgCtlAsync(cancellationToken);
        }
        else if (RunsHere(processId))
        {
            Posix.Kill(processId, StopSignal.Interrupt);
            if (!await Condition.IsMetWithinAsync(ShutdownPatience, () => !RunsHere(processId), cancellationToken))
            {
                throw new ServerException($"A PostgreSQL left behind (process {processId}) in {options.DataFolder} does not end. End it and start again.");
            }
        }
        else
        {
            // The number now belongs to some other process, which PostgreSQL would take for a server of its own.
            File.Delete(PidFile);
        }
    }

    // A PostgreSQL server's working directory is its data folder.
    private bool RunsHere(int processId)
    {
        try
        {
            var place = new FileInfo($"/proc/{processId}/cwd").LinkTarget;
            return place is not null && Path.GetFullPath(place) == Path.GetFullPath(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task StopWithPgCtlAsync(CancellationToken cancellationToken)
    {
        await using var stop = await ChildProcess.StartAsync(new ChildOptions
        {
            Name = "pg_ctl",
            FileName = Program(binaries, "pg_ctl"),
            Arguments = ["stop", "--mode=fast", "--wait", $"--pgdata={folder}"],
        });
        // Fails when the file was stale, which is as good.
        await stop.Exited.WaitAsync(cancellationToken);
    }
}
