using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsroomApp.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Language : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Words_Language",
                table: "Templates",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Words_Language",
                table: "Revisions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Words_Language",
                table: "Editions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_History_Verb_Number",
                table: "History",
                columns: new[] { "Verb", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_History_Verb_Number",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Words_Language",
                table: "Templates");

            migrationBuilder.DropColumn(
                name: "Words_Language",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Words_Language",
                table: "Editions");
        }
    }
}
