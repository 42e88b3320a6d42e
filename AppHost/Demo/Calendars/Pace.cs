using System.Security.Cryptography;
using System.Text;

namespace Platform.AppHost.Demo.Calendars;

/// <summary>How long a person takes before the next message: reading, a thought, typing. The same for the same name, always.</summary>
internal sealed class Pace(string name)
{
    private const double LettersASecond = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    /// <param name="number">Of the message in its conversation.</param>
    /// <param name="isReply">Somebody else spoke before.</param>
    public TimeSpan Before(int number, int letters, bool isReply)
    {
        Span<byte> chance = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{name}/{number}"), chance);

        var thought = isReply ? 6 + (chance[0] / 4.0) : 3 + (chance[0] / 20.0);
        // Now and then somebody is at the printer.
        var away = isReply && chance[1] < 32 ? 40 + (1.6 * chance[2]) : 0;
        var wait = TimeSpan.FromSeconds(thought + away + (letters / LettersASecond));
        return (wait < Longest ? wait : Longest) + TimeSpan.FromMilliseconds(chance[3] * 3);
    }
}
