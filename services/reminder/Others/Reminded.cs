using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Reminder.Others;

/// <summary>Whom a request is to remind.</summary>
/// <param name="Everybody">All of them, each once, in the order in which several are locked.</param>
/// <param name="Others">Those besides the caller.</param>
internal sealed record Reminded(IReadOnlyList<Guid> Everybody, IReadOnlyList<Guid> Others)
{
    /// <summary>How many people one request reminds at most.</summary>
    public const int Most = 50;

    /// <summary>These people; the caller where nobody is named.</summary>
    /// <exception cref="ProblemException">There are none or too many (400).</exception>
    public static Reminded Of(CallerIdentity caller, IReadOnlyList<Guid>? userIds)
    {
        if (userIds is null) return new([caller.UserId], []);
        Guid[] everybody = [.. userIds.Distinct().Order()];
        if (everybody.Length is < 1 or > Most || everybody.Contains(Guid.Empty)) throw Problem.Invalid("for", $"For is a list of 1 to {Most} ids of people.");
        return new(everybody, [.. everybody.Where(userId => userId != caller.UserId)]);
    }
}
