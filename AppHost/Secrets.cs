using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Platform.Servers;

namespace Platform.AppHost;

/// <summary>Passwords and keys of this instance: made when first asked for, kept in a file that only its owner can read.</summary>
internal sealed class Secrets
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    private readonly string _file;
    private readonly SortedDictionary<string, string> _values;

    private Secrets(string file, SortedDictionary<string, string> values) => (_file, _values) = (file, values);

    /// <summary>For provisioning tenants: header X-Operator-Key.</summary>
    public string OperatorKey => this["operatorKey"];

    /// <summary>With which directory encrypts its private signing keys: 32 bytes in base64.</summary>
    public string KeyEncryptionKey => Get("keyEncryptionKey", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>With which chat identifies itself to push services: a private key of P-256, 32 bytes in base64url.</summary>
    public string PushKey => Get("pushKey", () =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Base64Url.EncodeToString(key.ExportParameters(includePrivateParameters: true).D);
    });

    /// <summary>The password of that name.</summary>
    public string this[string name] => Get(name, Secret.Create);

    public static Secrets Load(string file)
    {
        try
        {
            var values = File.Exists(file) ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(file)) : null;
            return new Secrets(file, values ?? []);
        }
        catch (JsonException exception)
        {
            throw new ServerException($"{file} is damaged. Restore it, or move the whole data folder away to begin anew.", exception);
        }
    }

    private string Get(string name, Func<string> create)
    {
        lock (_values)
        {
            if (!_values.TryGetValue(name, out var value))
            {
                value = create();
                _values[name] = value;
                Save();
            }

            return value;
        }
    }

    // Written beside and renamed, so that a crash leaves the old file or the new one.
    private void Save()
    {
        var unfinished = _file + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(unfinished, options))
        {
            JsonSerializer.Serialize(stream, _values, Format);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, _file, overwrite: true);
    }
}
