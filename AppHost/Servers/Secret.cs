using System.Security.Cryptography;

namespace Platform.Servers;

/// <summary>Passwords that no person types.</summary>
public static class Secret
{
    /// <summary>40 characters of [A-Za-z0-9], 238 bits: safe in a connection string, a URI and a configuration file without quoting.</summary>
    public static string Create() =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 40);
}
