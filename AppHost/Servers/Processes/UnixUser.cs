namespace Platform.Servers.Processes;

/// <summary>A user of the machine that a server runs as when we are root.</summary>
/// <param name="Name">As in /etc/passwd.</param>
/// <param name="Id">User id.</param>
/// <param name="GroupId">Primary group id.</param>
public sealed record UnixUser(string Name, int Id, int GroupId)
{
    /// <summary>
    /// Whom a server runs as: the first of <paramref name="names"/> that exists when we are root on Linux (PostgreSQL refuses to run
    /// as root, and the others should not); null otherwise, which means ourselves.
    /// </summary>
    public static UnixUser? ForServer(params ReadOnlySpan<string> names)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        foreach (var name in names)
        {
            if (Find(name) is { } user)
            {
                return user;
            }
        }

        throw new ServerException($"Started as root, and no user {string.Join(" or ", names!)} exists to run a server as. Start as an ordinary user.");
    }

    private static UnixUser? Find(string name)
    {
        foreach (var line in File.ReadLines("/etc/passwd"))
        {
            // passwd(5): name:password:uid:gid:comment:home:shell
            var fields = line.Split(':');
            if (fields.Length >= 4 && fields[0] == name)
            {
                return new UnixUser(name, int.Parse(fields[2]), int.Parse(fields[3]));
            }
        }

        return null;
    }
}
