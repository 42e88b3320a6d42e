using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Platform.Directory.Text;

namespace Platform.Directory.Users;

/// <summary>What people are looked up by: whoever is found has all of it.</summary>
internal sealed record PeopleQuery
{
    [FromQuery(Name = "query"), Description("Words of anything that people are found by.")]
    public string? Query { get; init; }

    [FromQuery(Name = "name"), Description("Words of the name, in any order.")]
    public string? Name { get; init; }

    [FromQuery(Name = "department"), Description("Words of the unit, or of one above it.")]
    public string? Department { get; init; }

    [FromQuery(Name = "position"), Description("Words of the position.")]
    public string? Position { get; init; }

    [FromQuery(Name = "phone"), Description("A phone number, or its last 10, 7 or 4 digits, or how one of these begins.")]
    public string? Phone { get; init; }

    [FromQuery(Name = "email"), Description("An e-mail address as it begins, or words before the @.")]
    public string? Email { get; init; }

    private const int Longest = 100;
    private const int MostWords = 8;

    public List<SearchTerm> Check(FieldChecks checks) =>
    [
        .. Check(checks, "query", Query, WordFields.All, inUnits: true),
        .. Check(checks, "name", Name, WordFields.Name),
        .. Check(checks, "department", Department, WordFields.None, inUnits: true),
        .. Check(checks, "position", Position, WordFields.Position),
        .. Check(checks, "phone", Phone, WordFields.Phone),
        .. Check(checks, "email", Email, WordFields.Email),
    ];

    private static List<SearchTerm> Check(FieldChecks checks, string field, string? text, WordFields fields, bool inUnits = false)
    {
        if (text?.Length > Longest) checks.Refuse(field, $"is at most {Longest} characters long");
        var terms = SearchTerm.Of(text, fields, inUnits);
        if (terms.Sum(term => Math.Max(1, term.Words.Length)) > MostWords) checks.Refuse(field, $"has at most {MostWords} words");
        return terms;
    }
}
